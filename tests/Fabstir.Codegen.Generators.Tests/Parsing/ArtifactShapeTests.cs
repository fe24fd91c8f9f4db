using System.Text.Json.Nodes;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Parsing;

/// <summary>What compilers and the tools around them write: one contract, as each of them has it. All comes from one output of the Solidity compiler.</summary>
public sealed class ArtifactShapeTests
{
    private static readonly string Output = Repository.Read("tests", "Fabstir.Codegen.Generators.Tests", "Artifacts", "Shop.output.json");

    private static JsonNode Standard => JsonNode.Parse(Output)!;

    private static JsonObject Contract => Standard["contracts"]!["src/Shop.sol"]!["Shop"]!.DeepClone().AsObject();

    [Theory]
    [InlineData("solc, one contract", true, false)]
    [InlineData("solc, standard JSON", true, true)]
    [InlineData("solc, combined JSON", true, false)]
    [InlineData("Hardhat, build info", true, true)]
    [InlineData("Foundry", true, true)]
    [InlineData("Foundry, without raw metadata", true, true)]
    [InlineData("Hardhat 2", false, false)]
    [InlineData("Hardhat 3", false, false)]
    [InlineData("Truffle", true, true)]
    [InlineData("Waffle", false, false)]
    [InlineData("0x", true, false)]
    public async Task A_contract_is_found_with_what_the_tool_says_of_it(string tool, bool hasDocumentation, bool hasEnumMembers)
    {
        AbiInput file = new("out/Shop.json", Write(tool).ToJsonString());

        Assert.DoesNotContain(await AbiAnalysis.LinesAsync(file), static line => !line.Contains("Info", StringComparison.Ordinal) && !line.Contains("FAB0007", StringComparison.Ordinal));
        GeneratedProject project = Generation.Run(file);
        Assert.Equal(["Buy", "Owner", "Status"], project.TypeOf("Acme.Contracts.Shop+Functions").GetTypeMembers().Select(static type => type.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(project.TypeOf("Acme.Contracts.Structs+IShop+Item"));
        Assert.NotNull(project.TypeOf("Acme.Contracts.ValueTypes+Price"));
        Assert.Equal(hasDocumentation, project.SourceOf("Shop").Contains("Buys one.", StringComparison.Ordinal));
        Assert.Equal(hasEnumMembers, project.TypeOf("Acme.Contracts.Enums+IShop+Status").GetMembers("SoldOut").Length == 1);
        Assert.Equal(hasEnumMembers, project.TypeOf("Acme.Contracts.Enums+Size").GetMembers("Large").Length == 1);
    }

    [Theory]
    [InlineData("solc, one contract")]
    [InlineData("solc, standard JSON")]
    [InlineData("Hardhat, build info")]
    [InlineData("Foundry")]
    [InlineData("Hardhat 2")]
    [InlineData("Hardhat 3")]
    [InlineData("0x")]
    public void A_contract_is_deployed_with_its_libraries_by_name(string tool)
    {
        GeneratedAssembly code = GeneratedAssembly.Of(new AbiInput("out/Shop.json", Write(tool).ToJsonString()));

        Assert.Equal(["src/Shop.sol:Prices"], code.Evaluate<IReadOnlyList<string>>("Shop.Bytecode.UnlinkedLibraries"));
        Assert.Empty(code.ErrorsOf("Shop.DeployAsync(transport, new() { Prices = default }, new() { Owner = default }, value: Wei.Zero);"));
        Assert.NotEmpty(code.ErrorsOf("Shop.DeployAsync(transport, new() { Owner = default }, value: Wei.Zero);"));
    }

    [Theory]
    [InlineData("Foundry, without raw metadata")]
    [InlineData("Waffle")]
    public async Task A_library_that_nothing_names_is_reported_and_the_rest_is_generated(string tool)
    {
        AbiInput file = new("out/Shop.json", Write(tool).ToJsonString());

        Assert.Contains("Warning FAB0007: The bytecode has a place for a library that nothing names, __$", Assert.Single(await AbiAnalysis.LinesAsync(file)), StringComparison.Ordinal);
        Assert.DoesNotContain("DeployAsync", Generation.Run(file).SourceOf("Shop"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x60806")]
    [InlineData("0x60zz")]
    [InlineData("not bytecode")]
    public async Task Bytecode_that_is_none_is_reported_and_the_rest_is_generated(string bytecode)
    {
        AbiInput file = new("out/Shop.json", new JsonObject { ["abi"] = new JsonArray(), ["bytecode"] = bytecode }.ToJsonString());

        Assert.Contains("Error FAB0002: The bytecode has something else than hexadecimal digits", Assert.Single(await AbiAnalysis.LinesAsync(file)), StringComparison.Ordinal);
        Assert.NotNull(Generation.Run(file).TypeOf("Acme.Contracts.Shop"));
    }

    [Theory]
    [InlineData("""{"abi":[],"bytecode":"0x"}""")]
    [InlineData("""{"abi":[],"bytecode":{"object":""}}""")]
    [InlineData("""{"abi":[],"evm":{"bytecode":{"object":"","linkReferences":{}}}}""")]
    public async Task An_interface_is_not_deployed(string text)
    {
        AbiInput file = new("out/Shop.json", text);

        Assert.Empty(await AbiAnalysis.LinesAsync(file));
        Assert.DoesNotContain("DeployAsync", Generation.Run(file).SourceOf("Shop"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop.json", null, "Shop")]
    [InlineData("output.json", "Shop", "Shop")]
    [InlineData("output.json", "IShop", "IShop")]
    [InlineData("output.json", "src/Shop.sol:Prices", "Prices")]
    public void Of_several_contracts_the_project_says_which(string file, string? contractName, string expected) =>
        Assert.NotNull(Generation.Run(new AbiInput("out/" + file, Output) { ContractName = contractName }).TypeOf($"Acme.Contracts.{expected}"));

    [Theory]
    [InlineData(null, "none is called output; say which by the metadata ContractName: IShop, Prices, Shop")]
    [InlineData("Stop", "none is called Stop; say which by the metadata ContractName: IShop, Prices, Shop")]
    public async Task Without_that_nothing_is_generated_and_it_is_said_what_there_is(string? contractName, string message) => Assert.Equal(
        [$"out/output.json(2,15): Warning FAB0008: The file has 3 contracts, and {message}"],
        await AbiAnalysis.LinesAsync(new AbiInput("out/output.json", Output) { ContractName = contractName }));

    [Fact]
    public async Task Of_two_contracts_of_one_name_the_file_says_which()
    {
        JsonNode output = Standard;
        output["contracts"]!["src/Old.sol"] = new JsonObject { ["Shop"] = Contract };
        AbiInput file = new("out/Shop.json", output.ToJsonString());

        Assert.Contains("2 contracts called Shop; say which by the metadata ContractName: src/Old.sol:Shop, src/Shop.sol:Shop", Assert.Single(await AbiAnalysis.LinesAsync(file)), StringComparison.Ordinal);
        Assert.NotNull(Generation.Run(file with { ContractName = "src/Old.sol:Shop" }).TypeOf("Acme.Contracts.Shop"));
    }

    [Fact]
    public async Task A_compiler_that_was_not_asked_for_an_abi_has_none() => Assert.Equal(
        ["out/Shop.json(1,34): Info FAB0005: The compiler was not asked for the ABI of Shop: it has no array \"abi\""],
        await AbiAnalysis.LinesAsync(new AbiInput("out/Shop.json", """{"contracts":{"Shop.sol":{"Shop":{"evm":{}}}}}""")));

    [Fact]
    public async Task A_metadata_text_that_is_no_json_is_reported() => Assert.Equal(
        ["out/Shop.json(1,22): Error FAB0001: The text of \"metadata\" is no JSON: at 1: A member of an object begins with its name in double quotes"],
        await AbiAnalysis.LinesAsync(new AbiInput("out/Shop.json", """{"abi":[],"metadata":"{"}""")));

    [Theory]
    [InlineData("""{"abi":[],"metadata":""}""")]
    [InlineData("""{"abi":[],"metadata":null}""")]
    [InlineData("""{"abi":[],"metadata":"5","evm":7,"bytecode":[],"ast":"x"}""")]
    [InlineData("""{"abi":[],"metadata":{"output":[]},"evm":{"bytecode":"0x"}}""")]
    public async Task Parts_in_another_form_are_passed_over(string text) => Assert.Empty(await AbiAnalysis.LinesAsync(new AbiInput("out/Shop.json", text)));

    private static JsonNode Write(string tool)
    {
        JsonObject shop = Contract;
        string bytecode = "0x" + shop["evm"]!["bytecode"]!["object"]!.GetValue<string>();
        JsonNode links = shop["evm"]!["bytecode"]!["linkReferences"]!.DeepClone();
        string metadata = shop["metadata"]!.GetValue<string>();
        JsonNode tree = Standard["sources"]!["src/Shop.sol"]!["ast"]!.DeepClone();
        JsonNode abi = shop["abi"]!.DeepClone();
        return tool switch
        {
            "solc, one contract" => shop,
            "solc, standard JSON" => Standard,
            "solc, combined JSON" => new JsonObject { ["contracts"] = new JsonObject { ["src/Shop.sol:Shop"] = shop }, ["version"] = "0.8.37" },
            "Hardhat, build info" => new JsonObject { ["_format"] = "hh-sol-build-info-1", ["input"] = new JsonObject(), ["output"] = Standard },
            "Foundry" => new JsonObject { ["abi"] = abi, ["bytecode"] = new JsonObject { ["object"] = bytecode, ["linkReferences"] = links }, ["rawMetadata"] = metadata, ["metadata"] = JsonNode.Parse(metadata), ["ast"] = tree },
            "Foundry, without raw metadata" => new JsonObject { ["abi"] = abi, ["bytecode"] = new JsonObject { ["object"] = bytecode }, ["metadata"] = JsonNode.Parse(metadata), ["ast"] = tree },
            "Hardhat 2" => new JsonObject { ["_format"] = "hh-sol-artifact-1", ["contractName"] = "Shop", ["sourceName"] = "src/Shop.sol", ["abi"] = abi, ["bytecode"] = bytecode, ["linkReferences"] = links },
            "Hardhat 3" => new JsonObject { ["_format"] = "hh3-artifact-1", ["contractName"] = "Shop", ["sourceName"] = "src/Shop.sol", ["abi"] = abi, ["bytecode"] = bytecode, ["linkReferences"] = links, ["buildInfoId"] = "solc-0_8_37-1" },
            "Truffle" => new JsonObject { ["contractName"] = "Shop", ["abi"] = abi, ["metadata"] = metadata, ["bytecode"] = bytecode, ["ast"] = tree, ["networks"] = new JsonObject() },
            "Waffle" => new JsonObject { ["abi"] = abi, ["bytecode"] = bytecode },
            "0x" => new JsonObject { ["schemaVersion"] = "2.0.0", ["contractName"] = "Shop", ["compilerOutput"] = shop },
            _ => throw new NotSupportedException(tool),
        };
    }
}
