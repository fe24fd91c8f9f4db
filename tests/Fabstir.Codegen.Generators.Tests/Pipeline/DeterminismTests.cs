using System.Globalization;
using Fabstir.Codegen.Generators.Tests.Behaviour;
using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Pipeline;

/// <summary>The same ABIs give the same bytes: in every culture, in every order, on every machine.</summary>
public sealed class DeterminismTests
{
    private static readonly AbiInput[] Files =
    [
        VaultCode.Abi,
        AbiInput.Artifact("ERC20.json"),
        AbiInput.Of("Router", "function route((address maker,uint256 amount,bytes32[] proof)<struct IVault.Order>[] orders)", "function INIT_CODE_HASH() view returns (bytes32)"),
        AbiInput.Of("istanbul", "function fixed_point(fixed168x10 i) view", "function ID_I_i() view", "event INDEX_i(int64[3] indexed İ)"),
        AbiInput.Of("Conflict", "function f((bool x)<struct IVault.Order> a)"),
    ];

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_culture_does_not_matter(string culture)
    {
        Dictionary<string, string> expected = Generate(Files);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);

            Assert.Equal(expected, Generate(Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        Dictionary<string, string> expected = Generate(Files);

        Assert.Equal(expected, Generate([.. Files.Reverse()]));
        Assert.Equal(expected, Generate([.. Files[2..], .. Files[..2]]));
    }

    [Fact]
    public void The_order_of_the_entries_changes_no_name() => Assert.Equal(
        Names(AbiInput.Of("C", "function f(uint256 a)", "function f()", "event E((uint256 x) a)", "function g((uint256 x) b)", "error _e()", "error e()")),
        Names(AbiInput.Of("C", "error e()", "error _e()", "function g((uint256 x) b)", "event E((uint256 x) a)", "function f()", "function f(uint256 a)")));

    [Fact]
    public void Two_runs_give_the_same_bytes() => Assert.Equal(Generate(Files), Generate(Files));

    [Fact]
    public void Lines_end_alike_on_every_machine_and_have_nothing_behind_them()
    {
        string text = string.Concat(Generate(Files).Values);

        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{\n\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/a/repo/src/App/", "/home/a/repo/abi/Vault.json", "/build/7/src/App/", "/build/7/abi/Vault.json")]
    [InlineData("/home/a/repo/", "/home/a/repo/abi/Vault.json", "C:\\work\\repo\\", "C:\\work\\repo\\abi\\Vault.json")]
    public void Where_a_checkout_is_does_not_show(string project, string path, string otherProject, string otherPath) =>
        Assert.Equal(GenerateAt(project, path), GenerateAt(otherProject, otherPath));

    private static Dictionary<string, string> Generate(AbiInput[] files) =>
        Generation.RunUnchecked(files).Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    private static Dictionary<string, string> GenerateAt(string project, string path)
    {
        InMemoryText text = new(VaultCode.Abi, path);
        return Generation.CreateDriver([text], new InMemoryOptions("Acme.Contracts", runAnalyzers: true, project))
            .RunGenerators(TestCompilation.Create()).GetRunResult().Results[0].GeneratedSources
            .ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());
    }

    private static string[] Names(AbiInput file) =>
        [.. AllTypes(Generation.Run(file).TypeOf("Acme.Contracts.C")).Select(static type => type.ToDisplayString()).Order(StringComparer.Ordinal)];

    private static IEnumerable<Microsoft.CodeAnalysis.INamedTypeSymbol> AllTypes(Microsoft.CodeAnalysis.INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(AllTypes).Prepend(type);
}
