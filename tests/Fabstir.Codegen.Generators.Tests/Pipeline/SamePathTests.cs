using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Pipeline;

/// <summary>Files that the generator cannot tell apart, or that are no ABIs, cost nobody else the output.</summary>
public sealed class SamePathTests
{
    [Fact]
    public void Two_files_of_one_path_leave_the_other_contracts_alone()
    {
        GeneratorRunResult result = Run(AbiInput.Of("Vault", "function f()"), AbiInput.Of("Vault", "function f()"), AbiInput.Of("Token", "function g()"));

        Assert.Null(result.Exception);
        Assert.Equal(["Token", "Vault"], result.GeneratedSources.Select(static source => source.HintName.Split('.')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("abi/Vault.json", "ABI/vault.json")]
    [InlineData("abi/Vault.json", "abi/sub/Vault.json")]
    public void Paths_that_differ_in_case_only_are_two_files(string first, string second)
    {
        GeneratorRunResult result = Run(
            new AbiInput(first, AbiText.Of("function f()")) { Namespace = "Acme.One" }, new AbiInput(second, AbiText.Of("function f()")) { Namespace = "Acme.Two" });

        Assert.Null(result.Exception);
        Assert.Equal(2, result.GeneratedSources.Select(static source => source.HintName.ToUpperInvariant()).Distinct().Count());
    }

    [Fact]
    public void Names_that_are_illegal_in_files_are_not_illegal_in_contracts()
    {
        GeneratorRunResult result = Run(new AbiInput("abi/a<b>:c?|\"*.json", "[]"), new AbiInput("abi/con.json", "[]"), new AbiInput($"abi/{new string('x', 300)}.json", "[]"));

        Assert.Null(result.Exception);
        Assert.Equal(3, result.GeneratedSources.Length);
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_the_others_alone()
    {
        InMemoryText[] files = [new(AbiInput.Of("Gone", "function f()")) { IsUnreadable = true }, new(AbiInput.Of("Vault", "function f()"))];

        GeneratorRunResult result = Generation.CreateDriver(files, new InMemoryOptions("Acme.Contracts", runAnalyzers: true))
            .RunGenerators(TestCompilation.Create(), TestContext.Current.CancellationToken).GetRunResult().Results[0];

        Assert.Null(result.Exception);
        Assert.Equal(["Vault"], result.GeneratedSources.Select(static source => source.HintName.Split('.')[0]));
    }

    [Fact]
    public void An_additional_file_that_is_no_ABI_item_is_not_looked_at()
    {
        GeneratorRunResult result = Run(AbiInput.Of("Vault", "function f()") with { IsOther = true }, AbiInput.Of("Token", "function f()"));

        Assert.Equal(["Token"], result.GeneratedSources.Select(static source => source.HintName.Split('.')[0]));
    }

    private static GeneratorRunResult Run(params AbiInput[] files) => Generation.CreateDriver("Acme.Contracts", runAnalyzers: true, files)
        .RunGenerators(TestCompilation.Create(), TestContext.Current.CancellationToken).GetRunResult().Results[0];
}
