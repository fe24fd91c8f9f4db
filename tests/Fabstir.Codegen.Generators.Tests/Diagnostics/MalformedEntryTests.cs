using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>FAB0002: an entry of the ABI is malformed, and left out.</summary>
public sealed class MalformedEntryTests
{
    [Theory]
    [InlineData("[|5|]", "An entry of an ABI is an object")]
    [InlineData("[|null|]", "An entry of an ABI is an object")]
    [InlineData("[|[]|]", "An entry of an ABI is an object")]
    [InlineData("""{"type":[|"fucntion"|],"name":"f","inputs":[]}""", "\"fucntion\" is no type of an ABI entry; did you mean \"function\"")]
    [InlineData("""{"type":[|"library"|],"name":"f","inputs":[]}""", "\"library\" is no type of an ABI entry")]
    [InlineData("""{"type":[|null|],"name":"f","inputs":[]}""", "\"\" is no type of an ABI entry")]
    [InlineData("""[|{"type":"function","inputs":[]}|]""", "This function has no name")]
    [InlineData("""{"type":"event","name":[|""|],"inputs":[]}""", "This event has no name")]
    [InlineData("""{"type":"error","name":[|7|],"inputs":[]}""", "This error has no name")]
    [InlineData("""{"type":"function","name":[|"f"|]}""", "The function f has no \"inputs\"; one without arguments has an empty array")]
    [InlineData("""{"type":"function","name":"f","inputs":[|{}|]}""", "Parameters are an array")]
    [InlineData("""{"type":"function","name":"f","inputs":[],"outputs":[|5|]}""", "Parameters are an array")]
    [InlineData("""{"type":"function","name":"f","inputs":[ [|"uint256"|] ]}""", "A parameter is an object with a \"type\"")]
    [InlineData("""{"type":"function","name":"f","inputs":[ [|{"name":"a"}|] ]}""", "A parameter is an object with a \"type\"")]
    [InlineData("""{"type":"function","name":"f","inputs":[ [|{"name":"a","type":["uint256"]}|] ]}""", "A parameter is an object with a \"type\"")]
    [InlineData("""{"type":"function","name":"f","inputs":[],"stateMutability":[|"readonly"|]}""", "\"readonly\" is no state mutability: it is pure, view, nonpayable or payable")]
    [InlineData("""{"type":"function","name":"f","inputs":[{"type":[|"tuple"|]}]}""", "A tuple has \"components\"")]
    [InlineData("""{"type":"function","name":"f","inputs":[{"type":"tuple","components":[{"type":[|"uint7"|]}]}]}""", "\"uint7\" is no type of the ABI; did you mean \"uint8\"")]
    [InlineData("""{"type":"function","name":"f","inputs":[{"type":[|"unit256[]"|]}]}""", "\"unit256\" is no type of the ABI; did you mean \"uint256\"")]
    [InlineData("""{"type":"function","name":"f","inputs":[{"type":[|"uint256["|]}]}""", "\"uint256[\" is no type: array dimensions are written [] or [n], n from 0 to 2147483647")]
    public Task An_entry_is_reported_where_it_is_wrong(string entry, string message) =>
        AbiAnalysis.AssertReportedAsync(new AbiInput("abi/Vault.json", $"[ {entry} ]"), $"Error FAB0002: {message}");

    [Theory]
    [InlineData("uint257", "uint256")]
    [InlineData("unit256", "uint256")]
    [InlineData("Uint256", "uint256")]
    [InlineData("uint 256", "uint256")]
    [InlineData("adress", "address")]
    [InlineData("boolean", null)]
    [InlineData("bytes33", "bytes32")]
    [InlineData("bytes0", "bytes")]
    [InlineData("bytes032", "bytes32")]
    [InlineData("strin", "string")]
    [InlineData("uint0", "uint8")]
    [InlineData("uint08", "uint8")]
    [InlineData("int", "")]
    [InlineData("uint", "")]
    [InlineData("function", "")]
    [InlineData("fixed168x10", "")]
    [InlineData("fixed128x81", null)]
    [InlineData("fixed129x18", null)]
    [InlineData("mapping(address => uint256)", null)]
    [InlineData("contract IERC20", null)]
    [InlineData("", null)]
    [InlineData("uint99999999999999999999", null)]
    public Task A_type_is_refused_with_what_was_probably_meant(string type, string? meant)
    {
        string marked = meant == "" ? $"\"{type}\"" : $"[|\"{type}\"|]";
        string hint = meant is null ? "" : $"; did you mean \"{meant}\"";

        return AbiAnalysis.AssertReportedAsync(
            new AbiInput("abi/Vault.json", $$"""[{"type":"function","name":"f","inputs":[{"name":"a","type":{{marked}}}]}]"""),
            meant == "" ? [] : [$"Error FAB0002: \"{type}\" is no type of the ABI{hint}"]);
    }

    [Theory]
    [InlineData("uint256[")]
    [InlineData("uint256]")]
    [InlineData("uint256[-1]")]
    [InlineData("uint256[1.5]")]
    [InlineData("uint256[ 3]")]
    [InlineData("uint256[3]x")]
    [InlineData("uint256[2147483648]")]
    [InlineData("uint256[99999999999999999999]")]
    [InlineData("uint256[[3]]")]
    public async Task Dimensions_are_refused_that_are_none(string type) =>
        Assert.Equal("FAB0002", Assert.Single(await AbiAnalysis.RunAsync(new AbiInput("abi/Vault.json", $$"""[{"type":"function","name":"f","inputs":[{"type":"{{type}}"}]}]"""))).Id);

    [Fact]
    public Task An_event_has_at_most_four_topics() => AbiAnalysis.AssertReportedAsync(
        new AbiInput("abi/C.json", AbiText
            .Of("event E(uint8 indexed a,uint8 indexed b,uint8 indexed c,uint8 indexed d)", "event F(uint8 indexed a,uint8 indexed b,uint8 indexed c,uint8 indexed d) anonymous")
            .Replace("\"E\"", "[|\"E\"|]", StringComparison.Ordinal)),
        "Error FAB0002: The event E(uint8,uint8,uint8,uint8) has 5 topics, and a log has at most 4");

    [Fact]
    public async Task Each_bad_entry_is_reported_and_the_rest_is_generated()
    {
        AbiInput file = new("abi/Vault.json", """
            [
              { "type": "function", "name": "good", "stateMutability": "view", "inputs": [], "outputs": [] },
              { "type": "function", "name": "bad", "stateMutability": "view", "inputs": [{ "name": "a", "type": "unit256" }], "outputs": [] },
              { "type": "evnt", "name": "Bad", "inputs": [] },
              { "type": "event", "name": "Good", "inputs": [] },
              { "type": "error", "name": "Bad", "inputs": [{ "name": "a", "type": "uint256[" }] },
              { "type": "constructor", "inputs": [{ "name": "a", "type": "adress" }] }
            ]
            """);

        Assert.Equal(
            [
                "abi/Vault.json(3,101): Error FAB0002: \"unit256\" is no type of the ABI; did you mean \"uint256\"",
                "abi/Vault.json(4,13): Error FAB0002: \"evnt\" is no type of an ABI entry; did you mean \"event\"",
                "abi/Vault.json(6,71): Error FAB0002: \"uint256[\" is no type: array dimensions are written [] or [n], n from 0 to 2147483647",
                "abi/Vault.json(7,62): Error FAB0002: \"adress\" is no type of the ABI; did you mean \"address\"",
            ],
            await AbiAnalysis.LinesAsync(file));

        GeneratedProject project = Generation.Run(file);
        Assert.Equal(["Good"], project.TypeOf("Acme.Contracts.Vault+Functions").GetTypeMembers().Select(static type => type.Name));
        Assert.NotNull(project.TypeOf("Acme.Contracts.Vault+Event+Good"));
    }
}
