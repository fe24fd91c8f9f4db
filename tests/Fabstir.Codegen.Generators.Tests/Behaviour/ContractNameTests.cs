using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Contracts and namespaces of any name give code that compiles.</summary>
public sealed class ContractNameTests
{
    private static readonly string[] Entries =
    [
        "function f(uint256[3] x,(uint256 a)<struct Foo> y) payable",
        "function g(address a) view returns (uint256 x,bytes y)",
        "function h() view returns (uint8<enum IX.Kind>)",
        "event E(address indexed a,(uint256 a)<struct IX.Foo> y)",
        "error X(uint256 a)",
        "constructor(address a)",
        "receive",
    ];

    private static readonly string[] AllContracts =
        ("Task Address String Object Int32 Enum Attribute Exception Nullable Type Record Bytes Bytes32 UInt256 Wei CallOptions AbiArray "
        + "Abi Codec Eth System Fabstir Acme Contracts Global ContractClient IContractTransport GeneratedContract CallAsync "
        + "Event Error Call Functions Results Signatures Selectors Topics Filters Constructor IClient Structs Enums ValueTypes "
        + "Unknown Decode Equals GetType ToString MemberwiseClone Foo IX F G E X ArrayLength3 Types Shared").Split(' ');

    private static readonly string[] AllNamespaces =
        ["My-App", "Abi", "System.Foo", "System", "Fabstir.Abi", "Fabstir.Ethereum.Mine", "Eth", "Codec", "Acme.Abi.Codec.Eth.System", "3D.event", "C9", "class", "Überflug.Å", "a..b", ".a.", "A B"];

    private static readonly Lazy<ILookup<string, string>> Contracts = new(static () => Generation.RunUnchecked(
        [.. AllContracts.Select(static (name, i) => AbiInput.Of(name, Entries) with { Namespace = $"Acme.N{i}" })]).CompileByContract());

    private static readonly Lazy<ILookup<string, string>> Namespaces = new(static () => Generation.RunUnchecked(
        [.. AllNamespaces.Select(static (name, i) => AbiInput.Of($"C{i}", Entries) with { Namespace = name })]).CompileByContract());

    public static TheoryData<string> ContractNames { get; } = [.. AllContracts];

    public static TheoryData<string> NamespaceNames { get; } = [.. AllNamespaces];

    [Theory]
    [MemberData(nameof(ContractNames))]
    public void A_contract_may_be_called_anything(string name)
    {
        string[] findings = [.. Contracts.Value[name].Concat(Contracts.Value[name + "Contract"])];

        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(5)));
    }

    [Theory]
    [MemberData(nameof(NamespaceNames))]
    public void So_may_a_namespace(string name)
    {
        string[] findings = [.. Namespaces.Value[$"C{Array.IndexOf(AllNamespaces, name)}"]];

        Assert.True(findings.Length == 0, string.Join("\n", findings.Take(5)));
    }

    [Fact]
    public void Without_a_namespace_a_contract_is_in_the_global_one() =>
        Assert.Equal("", Generation.Run(rootNamespace: "", AbiInput.Of("C", Entries)).TypeOf("C").ContainingNamespace.Name);

    [Theory]
    [InlineData("My-App", "My_App")]
    [InlineData("System.Foo", "System.Foo")]
    [InlineData("3D.event", "_3D.event")]
    public void The_root_namespace_is_made_one_where_it_is_none(string rootNamespace, string expected) =>
        Assert.NotNull(Generation.Run(rootNamespace, AbiInput.Of("C", "function f()")).TypeOf(expected + ".C"));

    [Theory]
    [InlineData("abi/Vault.json", null, null, "Vault")]
    [InlineData("abi/Vault.abi.json", null, null, "Vault")]
    [InlineData("abi/my-vault.json", null, null, "MyVault")]
    [InlineData("abi/1inch.json", null, null, "_1inch")]
    [InlineData("abi/x.json", "Vault", null, "Vault")]
    [InlineData("abi/x.json", "Vault", "Safe", "Safe")]
    [InlineData("abi/x.json", null, "my safe", "MySafe")]
    [InlineData("abi/x.json", "  ", null, "Underscore2")]
    [InlineData("abi/class.json", null, null, "Class")]
    [InlineData("abi/\u0663x.json", null, null, "_\u0663x")]
    public void A_client_is_called_by_its_metadata_its_artifact_or_its_file(string path, string? artifactName, string? metadataName, string expected)
    {
        string abi = AbiText.Of("function f()");
        string text = artifactName is null ? abi : $$"""{"contractName":"{{artifactName}}","abi":{{abi}}}""";

        Assert.NotNull(Generation.Run(new AbiInput(path, text) { ContractName = metadataName }).TypeOf($"Acme.Contracts.{expected}"));
    }

    [Fact]
    public void Artifact_names_that_are_no_text_are_passed_over() =>
        Assert.NotNull(Generation.Run(new AbiInput("abi/Vault.json", """{"contractName":5,"abi":[]}""")).TypeOf("Acme.Contracts.Vault"));
}
