using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Messages;

namespace Fabstir.Abi.Properties.Tests.Differential;

/// <summary>Random values of random types, in both directions: what we encode they decode, what they encode we decode, to the same values and bytes.</summary>
public sealed class EthersAndViemTests(RandomMessages messages)
{
    private const int Values = 2500;

    [Fact]
    public async Task Agree_with_generated_code()
    {
        Dictionary<GeneratedMessage, int> places = messages.All.Select(KeyValuePair.Create).ToDictionary();
        MessageExample[] examples = messages.Sample(Values);
        using AbiOracle oracle = new(new JsonArray([.. RandomMessages.Entries.Select(static entry => entry.ToJson())]));
        Task asking = oracle.AskAsync(examples.Select(example => (places[example.Message], example)), TestContext.Current.CancellationToken);
        int readByViem = 0;
        long bytes = 0;
        foreach (MessageExample example in examples)
        {
            JsonObject answer = await oracle.ReadAnswerAsync(TestContext.Current.CancellationToken);
            byte[] calldata = example.Encode();
            bytes += calldata.Length;
            readByViem += HoldsTextThatViemCuts(example.Values) ? 0 : 1;

            Assert.Equal(answer["selector"]!.GetValue<string>(), Hex(calldata.AsSpan(0, Calldata.SelectorSize)));
            AssertSame("ethers", example, calldata, answer["ethers"]!, decodesAll: true);
            AssertSame("viem", example, calldata, answer["viem"]!, decodesAll: !HoldsTextThatViemCuts(example.Values));
        }

        await asking;
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant(
            $"{Values} values of {messages.All.Count} lists of types, {bytes} bytes, seed {RandomMessages.Seed}: equal in ethers and viem; {readByViem} also read by viem"));
    }

    private static void AssertSame(string library, MessageExample example, byte[] calldata, JsonNode theirs, bool decodesAll)
    {
        string about = $"{library}, {example}";
        string ours = Hex(calldata.AsSpan(Calldata.SelectorSize));
        string encoded = theirs["encoded"]!.GetValue<string>();
        AssertText(about + ": encodes the same", encoded, ours);

        JsonNode decoded = example.Message.Decode([.. calldata.AsSpan(0, Calldata.SelectorSize), .. Convert.FromHexString(encoded.AsSpan(2))]);
        AssertText(about + ": we decode what it encodes", example.Values.ToJsonString(), decoded.ToJsonString());
        AssertText(about + ": we encode it again", encoded, Hex(example.Message.Encode(decoded).AsSpan(Calldata.SelectorSize)));
        if (decodesAll)
        {
            AssertText(about + ": decodes what we encode", example.Values.ToJsonString(), theirs["decoded"]!.ToJsonString());
            AssertText(about + ": encodes it again", ours, theirs["again"]!.GetValue<string>());
        }
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
