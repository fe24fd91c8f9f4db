using System.Text.Json.Nodes;
using Fabstir.Protocol;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.Bills;
using Fabstir.StreamTestbed.World;

namespace Integration.Tests.Streaming;

/// <summary>A client in another language that knows the first protocol and a session's id, and nothing of signatures and acknowledgements.</summary>
public sealed class NodeClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_served_where_nobody_has_to_sign_and_pays_by_the_formula()
    {
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions { Authenticates = false }, Cancellation);
        await using PaidSession session = await PaidSession.OpenAsync(world.Chain, world.Chain.Payers[0], usdc: 1, Cancellation);
        AnswerOrder order = new(Seed: 4, Tokens: 150);

        JsonObject answer = await AskAsync(world, session, order.Prompt, order.Tokens);

        Assert.Null(answer["error"]);
        Assert.Equal(order.TextOf(150), (string?)answer["text"]);
        Assert.Equal(150, (int?)answer["chunks"]);
        session.Served = 150;
        Assert.Equal(0, await SessionSettlement.WaitAsync(world, [session], Cancellation));
        BillAudit audit = new(world.Chain.Devnet, world.Before, await world.ReadBooksAsync(Cancellation));
        Assert.True(audit.DifferenceOf(session.Bill).IsZero, audit.Explain(session.Bill));
        Assert.True(audit.DifferenceOfAccounts([session.Bill]).IsZero);
    }

    [Fact]
    public async Task It_is_refused_where_everybody_has_to_sign()
    {
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions(), Cancellation);
        await using PaidSession session = await PaidSession.OpenAsync(world.Chain, world.Chain.Payers[0], usdc: 1, Cancellation);

        JsonObject answer = await AskAsync(world, session, "hello", maxTokens: 10);

        Assert.Equal(HostErrorCode.AuthRequired, (string?)answer["error"]!["code"]);
        Assert.Equal("", (string?)answer["text"]);
    }

    private static async Task<JsonObject> AskAsync(StreamWorld world, PaidSession session, string prompt, int maxTokens)
    {
        await using NodeProgram client = await NodeProgram.StartAsync(
            "stream-client.mjs",
            new JsonObject
            {
                ["url"] = $"ws://127.0.0.1:{world.Host.Port}{StreamProtocol.Path}",
                ["sessionId"] = session.Session.Id.ToString(),
                ["prompt"] = prompt,
                ["model"] = Path.GetFileNameWithoutExtension(world.Chain.Devnet.Model.FileName),
                ["maxTokens"] = maxTokens,
            },
            Cancellation);
        client.CloseInput();
        return await client.ReadAsync(Cancellation);
    }
}
