using Fabstir.Abi;

namespace Fabstir.Sdk.Tests.Conversations;

/// <summary>A conversation that has something of everything.</summary>
internal static class SampleConversation
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2));

    public static Conversation Create(string id = "support/4711") => new()
    {
        Id = id,
        Title = "Why is the sky blue?",
        Model = ModelId.Parse("CohereForAI/TinyVicuna-1B-32k-GGUF:tiny-vicuna-1b.q4_k_m.gguf"),
        Session = new SessionIdentity(
            12,
            Address.Parse("0x90F79bf6EB2c4f870365E785982E1f101E93b906"),
            Address.Parse("0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65"),
            Keccak256.Hash("a transaction")),
        Metadata = new Dictionary<string, string> { ["user"] = "Zoë", ["<b>"] = "\"\n\\" },
        Turns =
        [
            new ConversationTurn(ChatTurnRole.System, "Answer in one sentence.", At),
            new ConversationTurn(ChatTurnRole.User, "Why is the sky blue?\nReally – 😀", At.AddSeconds(1), 9),
            new ConversationTurn(ChatTurnRole.Assistant, "Rayleigh.", At.AddSeconds(2), 1_500, TokenAmount.FromDecimal(0.0075m, PaymentToken.Usdc)),
            new ConversationTurn(ChatTurnRole.Assistant, "", At.AddSeconds(3), 1, TokenAmount.FromDecimal(0.000000000000000001m, PaymentToken.Native)),
        ],
    };

    public static void AssertSame(Conversation expected, Conversation? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(
            expected with { Turns = [], Metadata = actual.Metadata, Revision = actual.Revision, CreatedAt = actual.CreatedAt, UpdatedAt = actual.UpdatedAt },
            actual with { Turns = [] });
        Assert.Equal(expected.Turns, actual.Turns);
        Assert.Equal(expected.Metadata, actual.Metadata);
    }
}
