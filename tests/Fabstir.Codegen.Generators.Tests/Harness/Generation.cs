using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>
/// Runs the generator. Every run also checks what must always hold: the output compiles without a warning, an unrelated edit runs nothing again, and
/// no step behind the input holds an object of the compiler's.
/// </summary>
internal static class Generation
{
    public static GeneratedProject Run(params AbiInput[] files) => Run("Acme.Contracts", files);

    public static GeneratedProject Run(string rootNamespace, params AbiInput[] files)
    {
        CSharpCompilation compilation = TestCompilation.Create();
        GeneratorDriver driver = CreateDriver(rootNamespace, runAnalyzers: true, files).RunGenerators(compilation);
        Incrementality.AssertNothingRunsAgain(driver, compilation);
        Incrementality.AssertModelsHoldNoCompilerObjects(driver.GetRunResult().Results[0]);

        GeneratedProject project = new(compilation, driver.GetRunResult().Results[0]);
        Assert.Null(project.Result.Exception);
        project.AssertCompilesWithoutWarnings();
        return project;
    }

    public static GeneratorDriver CreateDriver(string rootNamespace, bool runAnalyzers, params AbiInput[] files) => CSharpGeneratorDriver.Create(
        [new ContractGenerator().AsSourceGenerator()],
        files.Select(static file => new InMemoryText(file)),
        TestCompilation.ParseOptions,
        new InMemoryOptions(rootNamespace, runAnalyzers),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
