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

    public static GeneratedProject Run(string rootNamespace, params AbiInput[] files) => Run(TestCompilation.Create(), rootNamespace, files);

    public static GeneratedProject Run(CSharpCompilation compilation, string rootNamespace, params AbiInput[] files)
    {
        GeneratorDriver driver = CreateDriver(rootNamespace, runAnalyzers: true, files).RunGenerators(compilation);
        Incrementality.AssertNothingRunsAgain(driver, compilation);
        Incrementality.AssertModelsHoldNoCompilerObjects(driver.GetRunResult().Results[0]);

        GeneratedProject project = new(compilation, driver.GetRunResult().Results[0]);
        Assert.Null(project.Result.Exception);
        project.AssertCompilesWithoutWarnings();
        return project;
    }

    /// <summary>Runs the generator without the checks: for output so large that they would take half a minute.</summary>
    public static GeneratedProject RunUnchecked(params AbiInput[] files)
    {
        CSharpCompilation compilation = TestCompilation.Create();
        return new GeneratedProject(compilation, CreateDriver("Acme.Contracts", runAnalyzers: true, files).RunGenerators(compilation).GetRunResult().Results[0]);
    }

    public static GeneratorDriver CreateDriver(string rootNamespace, bool runAnalyzers, params AbiInput[] files) =>
        CreateDriver([.. files.Select(static file => new InMemoryText(file))], new InMemoryOptions(rootNamespace, runAnalyzers));

    public static GeneratorDriver CreateDriver(IEnumerable<InMemoryText> texts, InMemoryOptions options) => CSharpGeneratorDriver.Create(
        [new ContractGenerator().AsSourceGenerator()],
        texts,
        TestCompilation.ParseOptions,
        options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
