using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Parsing;

/// <summary>ABIs as people write them: declarations of Solidity in a text file.</summary>
public sealed class SignatureFileTests
{
    private const string Vault = """
        // A vault, as its interface has it.
        enum Status { Open, Closed }
        type Shares is uint128;
        struct Leg { address token; uint256 amount; }
        struct IVault.Order { address maker; Leg[] legs; Status status; }

        constructor(address owner, uint cap) payable
        function fill(IVault.Order calldata order, bytes signature) external payable returns (Shares)
        function balanceOf(address account) public view virtual override returns (uint256 balance);
        function pair((uint256 a, bool b)[2] memory values, tuple(string name) who)
            external
            pure
            returns (uint8[3][] memory, string memory note)
        event Filled(address indexed maker, IVault.Order order, Status indexed status) /* in a block */
        event Ping(uint256 indexed) anonymous;
        error Refused(Status status, address payable who)
        receive() external payable
        fallback(bytes calldata input) external payable returns (bytes memory output)
        """;

    // Selectors and topics as ethers 6 gives them for the same declarations.
    [Theory]
    [InlineData("Functions.Fill", "fill((address,(address,uint256)[],uint8),bytes)", "0x6cf56ccc")]
    [InlineData("Functions.BalanceOf", "balanceOf(address)", "0x70a08231")]
    [InlineData("Functions.Pair", "pair((uint256,bool)[2],(string))", "0xd200b86e")]
    [InlineData("Errors.Refused", "Refused(uint8,address)", "0xdd750023")]
    public void An_entry_has_the_selector_of_its_types(string entry, string signature, string selector)
    {
        Assert.Equal(signature, Code.Value.Evaluate<string>($"Vault.Signatures.{entry}"));
        Assert.Equal(selector, Code.Value.Evaluate<string>($"Vault.Selectors.{entry}.ToString()"));
    }

    [Fact]
    public void Structs_enums_and_value_types_are_types()
    {
        Assert.Equal("Acme.Contracts.Structs+IVault+Order", Code.Value.Evaluate<string>("typeof(Vault.Functions.Fill).GetProperty(\"Order\")!.PropertyType.FullName"));
        Assert.Equal("Closed", Code.Value.Evaluate<string>("Enums.Status.Closed.ToString()"));
        Assert.Equal("Acme.Contracts.ValueTypes+Shares", Code.Value.Evaluate<string>("typeof(ValueTypes.Shares).FullName"));
    }

    [Fact]
    public void Mutability_indexed_arguments_and_the_entries_without_a_name_are_read()
    {
        GeneratedProject project = Generation.Run(File(Vault));

        Assert.Contains("FillAsync(\n        Functions.Fill message, Eth::Wei value, ", project.SourceOf("Vault"), StringComparison.Ordinal);
        Assert.Contains("PairAsync(", project.SourceOf("Vault"), StringComparison.Ordinal);
        Assert.NotNull(project.TypeOf("Acme.Contracts.Vault+Call+Receive"));
        Assert.NotNull(project.TypeOf("Acme.Contracts.Vault+Call+Fallback"));
        Assert.Equal(["Cap", "Owner"], project.TypeOf("Acme.Contracts.Vault+Constructor").GetMembers().OfType<IPropertySymbol>()
            .Where(static property => property.DeclaredAccessibility == Accessibility.Public).Select(static property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Maker", "Status"], project.TypeOf("Acme.Contracts.Vault+Filters+Filled").GetMembers().OfType<IPropertySymbol>()
            .Where(static property => property.DeclaredAccessibility == Accessibility.Public).Select(static property => property.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[|fucntion|] f()", "A declaration begins with function, event, error, constructor, receive, fallback, struct, enum or type, and not with \"fucntion\"")]
    [InlineData("function [|(|])", "The name of the function is expected, and not \"(\"")]
    [InlineData("function f([|unit256|] a)", "\"unit256\" is no type of the ABI, and the file declares none of that name; did you mean \"uint256\"")]
    [InlineData("function f(uint256 a [|b|])", "\")\" is expected, and not \"b\"")]
    [InlineData("function f(uint256[[|x|]] a)", "\"x\" is no length of an array: it is a number up to 2147483647, or left out")]
    [InlineData("function f() [|readonly|]", "\"readonly\" is no modifier of a function")]
    [InlineData("function f(uint256 [|indexed|] a)", "\")\" is expected, and not \"a\"")]
    [InlineData("struct A { [|A|][] a; }\nfunction f(A a)", "The struct A contains itself, which no ABI can say")]
    [InlineData("type T is uint8;\nenum [|T|] { A }", "T is declared twice")]
    [InlineData("type T is [|string|];\nfunction f(T t)", "\"string\" is no value type")]
    [InlineData("function f(uint256 a[||]", "The file ends: \")\" is expected")]
    [InlineData("function [|a.b|]()", "a.b is no name of a declaration")]
    public Task What_is_wrong_is_reported_where_it_stands(string text, string message) => text.Contains("indexed|]", StringComparison.Ordinal)
        ? AbiAnalysis.AssertReportedAsync(File("function f(uint256 indexed [|a|])"), $"Error FAB0002: {message}")
        : AbiAnalysis.AssertReportedAsync(File(text), $"Error FAB0002: {message}");

    [Fact]
    public async Task Each_bad_line_is_reported_and_the_rest_is_generated()
    {
        AbiInput file = File("function good()\nfunction bad(\nevent Worse(uint7 a)\nerror Fine()\n");

        Assert.Equal(["FAB0002", "FAB0002"], (await AbiAnalysis.RunAsync(file)).Select(static diagnostic => diagnostic.Id));
        Assert.NotNull(Generation.Run(file).TypeOf("Acme.Contracts.Vault+Functions+Good"));
        Assert.NotNull(Generation.Run(file).TypeOf("Acme.Contracts.Vault+Error+Fine"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("// nothing\n/* and nothing")]
    [InlineData(";;\n")]
    public async Task An_empty_file_is_an_empty_abi(string text) => Assert.Empty(await AbiAnalysis.RunAsync(File(text)));

    [Fact]
    public async Task Structs_that_multiply_are_refused()
    {
        string structs = string.Join("\n", Enumerable.Range(0, 40).Select(static i => i == 0 ? "struct S0 { uint8 a; }" : $"struct S{i} {{ S{i - 1} a; S{i - 1} b; }}"));

        Assert.Contains("more than 20000", Assert.Single(await AbiAnalysis.LinesAsync(File(structs + "\nfunction f(S39 a)"))), StringComparison.Ordinal);
    }

    private static readonly Lazy<GeneratedAssembly> Code = new(static () => GeneratedAssembly.Of(File(Vault)));

    private static AbiInput File(string text) => new("abi/Vault.abi.txt", text);
}
