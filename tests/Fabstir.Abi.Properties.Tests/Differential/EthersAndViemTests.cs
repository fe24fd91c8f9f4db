using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Messages;

namespace Fabstir.Abi.Properties.Tests.Differential;

/// <summary>Random values of random types, in both directions: what we encode they decode, and what they encode we decode, to the same values and bytes.</summary>
public sealed class EthersAndViemTests(RandomMessages messages) : IClassFixture<RandomMessages>
{
    private const int Values = 3000;

    [Fact]
    public async Task Agree_with_generated_code()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        Dictionary<GeneratedMessage, int> places = messages.All.Select(static (message, i) => (message, i)).ToDictionary(static pair => pair.message, static pair => pair.i);
        using AbiOracle oracle = new(new JsonArray([.. messages.All.Select(static (message, i) => GeneratedMessages.ToFunction(message.Arguments, i))]));
        long bytes = 0;
        int readByViem = 0;
        foreach ((GeneratedMessage message, JsonNode values) in messages.Sample(Values))
        {
            byte[] ours = message.Encode(values);
            JsonObject answer = await oracle.AskAsync(places[message], values, ours, cancellationToken);

            Assert.Equal(answer["selector"]!.GetValue<string>(), Hex(ours.AsSpan(0, Calldata.SelectorSize)));
            AssertEncodesTheSame("ethers", message, values, answer["ethers"]!);
            AssertEncodesTheSame("viem", message, values, answer["viem"]!);
            AssertDecodesOurs("ethers", message, values, ours, answer["ethers"]!);
            if (!HoldsTextThatViemCuts(values))
            {
                AssertDecodesOurs("viem", message, values, ours, answer["viem"]!);
                readByViem++;
            }

            bytes += ours.Length;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(
            $"{Values} values of {messages.All.Count} lists of types, {bytes} bytes, seed {RandomMessages.Seed}: equal in ethers and viem; {readByViem} also read by viem"));
    }

    private static void AssertDecodesOurs(string library, GeneratedMessage message, JsonNode values, byte[] ours, JsonNode theirs)
    {
        string about = $"{library}, {message.Signature}, {values.ToJsonString()}";
        AssertText(about + ": decodes what we encode", values.ToJsonString(), theirs["decoded"]!.ToJsonString());
        AssertText(about + ": encodes it again", Hex(ours.AsSpan(Calldata.SelectorSize)), theirs["again"]!.GetValue<string>());
    }

    private static void AssertEncodesTheSame(string library, GeneratedMessage message, JsonNode values, JsonNode theirs)
    {
        string about = $"{library}, {message.Signature}, {values.ToJsonString()}";
        string encoded = theirs["encoded"]!.GetValue<string>();
        byte[] ours = message.Encode(values);
        AssertText(about + ": encodes the same", encoded, Hex(ours.AsSpan(Calldata.SelectorSize)));
        JsonNode decoded = message.Decode([.. ours.AsSpan(0, Calldata.SelectorSize), .. Convert.FromHexString(encoded.AsSpan(2))]);
        AssertText(about + ": we decode what it encodes", values.ToJsonString(), decoded.ToJsonString());
        AssertText(about + ": we encode it again", encoded, Hex(message.Encode(decoded).AsSpan(Calldata.SelectorSize)));
    }

    // viem drops zeros and a byte order mark at the start of a text that it decodes.
    private static bool HoldsTextThatViemCuts(JsonNode value) => value switch
    {
        JsonArray items => items.Any(static item => HoldsTextThatViemCuts(item!)),
        JsonValue text when text.TryGetValue(out string? content) => content is ['\0' or '\ufeff', ..],
        _ => false,
    };

    private static void AssertText(string about, string expected, string actual) => Assert.True(expected == actual, $"{about}\nexpected {expected}\nactual   {actual}");

    private static string Hex(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);
}
