using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

public sealed class EventTests
{
    [Fact]
    public void An_anonymous_event_says_so()
    {
        GeneratedProject project = NethereumStub.Generate("Vault", "event Noted(uint256 indexed id,uint256 at) anonymous", "event Sold(uint256 indexed id)");

        Assert.Equal(["Noted", "True"], Arguments(project, "NotedEventDTO"));
        Assert.Equal(["Sold"], Arguments(project, "SoldEventDTO"));
    }

    [Fact]
    public void Indexed_arguments_are_marked_and_the_key_may_be_missing() => Assert.Equal(
        ["string ParamValue1: \"address\", \"\", 1", "BigInteger Amount: \"uint256\", \"amount\", 2, true"],
        NethereumClasses.PropertiesOf(
            NethereumStub.Generate(new AbiInput(
                "abi/Vault.json",
                """[{"type":"event","name":"Sold","inputs":[{"type":"address"},{"type":"uint256","name":"amount","indexed":true}]}]""")),
            "SoldEventDTO"));

    [Theory]
    [InlineData("string", "string", "string")]
    [InlineData("bytes", "string", "bytes")]
    [InlineData("uint256[]", "string", "uint256[]")]
    [InlineData("string[2]", "string", "string[2]")]
    public void Of_what_is_dynamic_Nethereum_decodes_the_hash_to_text(string solidity, string csharp, string attribute) =>
        AssertDecoded(solidity, csharp, attribute, isRegistered: false);

    [Theory]
    [InlineData("uint256[2]")]
    [InlineData("(uint256 a)<struct S>")]
    [InlineData("(string a)<struct S>[]")]
    [InlineData("(string a)<struct S>[][]")]
    public void Of_what_it_cannot_decode_it_gets_the_hash_and_is_told_the_topic(string solidity) => AssertDecoded(solidity, "byte[]", "bytes32", isRegistered: true);

    [Fact]
    public void Without_a_topic_there_is_nothing_to_tell() =>
        Assert.DoesNotContain("EventTopics", NethereumStub.Generate("Vault", "event Moved(uint256[2] indexed value) anonymous").SourceOf("Vault"), StringComparison.Ordinal);

    private static void AssertDecoded(string solidity, string csharp, string attribute, bool isRegistered)
    {
        GeneratedProject project = NethereumStub.Generate("Vault", $"event Moved({solidity} indexed value)");

        Assert.Equal([$"{csharp} Value: \"{attribute}\", \"value\", 1, true"], NethereumClasses.PropertiesOf(project, "MovedEventDTO"));
        Assert.Equal(isRegistered, project.SourceOf("Vault").Contains("Register<MovedEventDTO, MovedSignature>();", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> Arguments(GeneratedProject project, string name) =>
        AttributeSignature.Attribute(NethereumClasses.Of(project, name), "Event")!.ConstructorArguments.Select(static argument => argument.Value!.ToString());
}
