using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing;
using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Parsing;

/// <summary>What solc writes about an entry, found where solc writes it.</summary>
public sealed class NatSpecTests
{
    private static readonly ContractModel Contract = Parse(
        AbiText.Of(
            "function deposit(address token,uint256 amount) returns (uint256 shares)",
            "function fee() view returns (uint16)",
            "function balances(address) view returns (uint256)",
            "function limits(uint256) view returns (uint64 min,uint64 max)",
            "function pair() view returns (uint256,uint256 b)",
            "event Deposited(address indexed account,uint256 amount)",
            "error TooLarge(uint256 amount)",
            "constructor(address asset)"),
        """
        {
          "details": "Behind  a\n proxy.",
          "methods": {
            "constructor": { "params": { "asset": "The token." }, "details": "Once." },
            "deposit(address,uint256)": {
              "details": "Approve it before.",
              "params": { "token": "Which token.", "amount": "How\n   many." },
              "returns": { "shares": "What is given." },
              "custom:units": "amount=base-units shares=wei  bad =x other"
            },
            "pair()": { "returns": { "_0": "The first.", "b": "The second." }, "custom:units": "0=seconds b=tokens" }
          },
          "stateVariables": {
            "fee": { "details": "In hundredths.", "return": "The fee.", "custom:units": "0=basis-points" },
            "balances": { "return": "What it has.", "returns": { "_0": "What it has." }, "custom:units": "0=base-units" },
            "limits": { "returns": { "min": "The least.", "max": "The most." } }
          },
          "events": { "Deposited(address,uint256)": { "params": { "amount": "How many." }, "custom:units": "amount=base-units" } },
          "errors": { "TooLarge(uint256)": [{ "params": { "amount": "What was asked for." }, "custom:units": "amount=base-units" }, { "params": { "amount": "Another." } }] }
        }
        """,
        """
        {
          "notice": "Keeps tokens.",
          "methods": { "constructor": { "notice": "Sets it up." }, "deposit(address,uint256)": { "notice": "Takes tokens." }, "fee()": { "notice": "The fee on withdrawals." } },
          "events": { "Deposited(address,uint256)": { "notice": "Tokens came in." } },
          "errors": { "TooLarge(uint256)": [{ "notice": "Too much." }] }
        }
        """);

    [Fact]
    public void The_contract_itself() => Assert.Equal(new DocumentationModel("Keeps tokens.", "Behind a proxy."), Contract.Documentation);

    [Fact]
    public void A_function_with_its_parameters_and_outputs()
    {
        FunctionModel deposit = Function("deposit");

        Assert.Equal(new DocumentationModel("Takes tokens.", "Approve it before."), deposit.Entry.Documentation);
        Assert.Equal([("token", "Which token.", null), ("amount", "How many.", "base-units")], Fields(deposit.Inputs.Fields));
        Assert.Equal([("shares", "What is given.", "wei")], Fields(deposit.Outputs.Fields));
    }

    [Fact]
    public void The_getter_of_a_variable()
    {
        Assert.Equal(new DocumentationModel("The fee on withdrawals.", "In hundredths."), Function("fee").Entry.Documentation);
        Assert.Equal([("", "The fee.", "basis-points")], Fields(Function("fee").Outputs.Fields));
        Assert.Equal([("min", "The least.", null), ("max", "The most.", null)], Fields(Function("limits").Outputs.Fields));
    }

    // A number stands for a result: "an unnamed result is its position from 0".
    [Fact]
    public void The_unit_of_an_unnamed_result_is_not_that_of_an_unnamed_argument()
    {
        Assert.Equal([("", "What it has.", "base-units")], Fields(Function("balances").Outputs.Fields));
        Assert.Equal([("", null, null)], Fields(Function("balances").Inputs.Fields));
    }

    [Fact]
    public void Outputs_without_names_are_found_by_their_places() =>
        Assert.Equal([("", "The first.", "seconds"), ("b", "The second.", "tokens")], Fields(Function("pair").Outputs.Fields));

    [Fact]
    public void An_event()
    {
        EventModel deposited = Assert.Single(Contract.Events.AsSpan().ToArray());

        Assert.Equal("Tokens came in.", deposited.Entry.Documentation.Notice);
        Assert.Equal([("account", null, null), ("amount", "How many.", "base-units")], Fields(deposited.Fields));
    }

    [Fact]
    public void The_first_of_several_declarations_of_an_error()
    {
        ErrorModel tooLarge = Assert.Single(Contract.Errors.AsSpan().ToArray());

        Assert.Equal("Too much.", tooLarge.Entry.Documentation.Notice);
        Assert.Equal([("amount", "What was asked for.", "base-units")], Fields(tooLarge.Inputs.Fields));
    }

    [Fact]
    public void The_constructor()
    {
        Assert.Equal(new DocumentationModel("Sets it up.", "Once."), Contract.Constructor!.Documentation);
        Assert.Equal([("asset", "The token.", null)], Fields(Contract.Constructor.Inputs.Fields));
    }

    [Theory]
    [InlineData("5", "[]")]
    [InlineData("""{ "methods": [], "events": 1, "errors": { "E()": {} } }""", "null")]
    [InlineData("""{ "methods": { "f()": "text" } }""", """{ "methods": { "f()": { "notice": 5 } } }""")]
    [InlineData("""{ "methods": { "f()": { "custom:units": "=a b= =", "params": 1, "returns": [] } } }""", "{}")]
    public void What_is_in_another_form_is_passed_over(string developer, string user) =>
        Assert.Equal(new DocumentationModel(null, null), Assert.Single(Parse(AbiText.Of("function f()", "error E()"), developer, user).Functions.AsSpan().ToArray()).Entry.Documentation);

    private static FunctionModel Function(string name) => Contract.Functions.AsSpan().ToArray().Single(function => function.Entry.SolidityName == name);

    private static (string, string?, string?)[] Fields(EquatableArray<FieldModel> fields) =>
        [.. fields.AsSpan().ToArray().Select(static field => (field.SolidityName, field.Documentation, field.Unit))];

    private static ContractModel Parse(string abi, string developer, string user) => ContractParser.Parse(
        AbiDocuments.Read($$"""{"abi":{{abi}},"devdoc":{{developer}},"userdoc":{{user}}}""", CancellationToken.None), new ContractOptions("C.json", "N", null, IsPublic: true)).Contract!;
}
