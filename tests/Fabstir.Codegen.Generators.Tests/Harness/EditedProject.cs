using Fabstir.Codegen.Generators.Input;
using Fabstir.Codegen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>A project that is edited while the generator keeps what it knows, as in an IDE.</summary>
internal sealed class EditedProject
{
    private readonly CSharpCompilation _compilation = TestCompilation.Create();
    private readonly Dictionary<string, InMemoryText> _texts = [];
    private GeneratorDriver _driver;

    public EditedProject(params AbiInput[] files)
    {
        _driver = Generation.CreateDriver("Acme.Contracts", runAnalyzers: true);
        foreach (AbiInput file in files)
        {
            Add(file);
        }

        Run();
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results[0];

    /// <summary>The generated text by file.</summary>
    public IReadOnlyDictionary<string, string> Sources => Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    public EditedProject Add(AbiInput file)
    {
        _texts[file.Path] = new InMemoryText(file);
        _driver = _driver.AddAdditionalTexts([_texts[file.Path]]);
        return this;
    }

    public EditedProject Remove(string path)
    {
        _driver = _driver.RemoveAdditionalTexts([_texts[path]]);
        return this;
    }

    /// <summary>Puts another text, or the same with other metadata, in the place of a file.</summary>
    public EditedProject Replace(string path, Func<AbiInput, AbiInput> edit)
    {
        InMemoryText old = _texts[path];
        _texts[path] = new InMemoryText(edit(old.Input));
        _driver = _driver.ReplaceAdditionalText(old, _texts[path]);
        return this;
    }

    /// <summary>What a build or the IDE does when the project was loaded anew: equal options in other objects.</summary>
    public EditedProject ReloadOptions()
    {
        _driver = _driver.WithUpdatedAnalyzerConfigOptions(new InMemoryOptions("Acme.Contracts", runAnalyzers: true));
        return this;
    }

    public EditedProject Run()
    {
        _driver = _driver.RunGenerators(_compilation);
        Assert.Null(Result.Exception);
        return this;
    }

    /// <summary>Which values of a step are new or other ones, by their names.</summary>
    public IEnumerable<string> ChangedIn(string step) => Values(Result.TrackedSteps.TryGetValue(step, out var runs) ? runs : []);

    /// <summary>Which files were written again, by the name of the contract, or the home of the types.</summary>
    public IEnumerable<string> Written() => Result.TrackedOutputSteps.SelectMany(static step => step.Value)
        .Where(static run => run.Outputs.Any(static output => IsChange(output.Reason)))
        .Select(static run => NameOf(run.Inputs[0].Source.Outputs[run.Inputs[0].OutputIndex].Value))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Values(IEnumerable<IncrementalGeneratorRunStep> runs) => runs.SelectMany(static run => run.Outputs)
        .Where(static output => IsChange(output.Reason)).Select(static output => NameOf(output.Value)).Order(StringComparer.Ordinal);

    private static bool IsChange(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified;

    private static string NameOf(object value) => value switch
    {
        AbiFile file => file.Options.Path,
        ContractModel contract => contract.Name,
        Claim claim => claim.Name,
        RegistryModel => "Registry",
        ScopeModel scope => scope.Home ?? "Types",
        _ => value.ToString()!,
    };
}
