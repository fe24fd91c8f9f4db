using Fabstir.Ethereum.Tests;
using Fabstir.Protocol;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Streaming;

/// <summary>Claims of the host are compared with what came over the socket.</summary>
public sealed class OverclaimTests
{
    [Fact]
    public async Task A_session_whose_host_claims_what_it_never_sent_is_ended()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync();
        await AnswerAsync(world, tokens: 200);

        world.Market.ClaimTokens(world.Session.Id, 5_000);
        Settlement settlement = await world.Session.WaitForSettlementAsync(Test.Token);

        Assert.Equal((Abi.UInt256)5_000, settlement.Tokens);
    }

    [Fact]
    public async Task Tokens_that_may_be_on_their_way_are_no_fraud()
    {
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync(new LlmSessionOptions { OnOverclaim = OverclaimReaction.Report });
        await AnswerAsync(world, tokens: 1_000);
        await using IAsyncEnumerator<SessionUpdate> updates = world.Llm.WatchAsync(Test.Token).GetAsyncEnumerator(Test.Token);

        world.Market.ClaimTokens(world.Session.Id, 1_000 + StreamProtocol.WindowTokens);
        Assert.IsType<SessionUpdate.CheckpointSubmitted>(await NextAsync(updates));
        world.Market.ClaimTokens(world.Session.Id, 100);
        Assert.IsType<SessionUpdate.CheckpointSubmitted>(await NextAsync(updates));
        SessionUpdate.Overclaimed claim = Assert.IsType<SessionUpdate.Overclaimed>(await NextAsync(updates));

        Assert.Equal((1_356, 1_000), ((int)(uint)(ulong)claim.Claimed, (int)(uint)(ulong)claim.Received));
        Assert.Equal(SessionStatus.Active, (await world.Session.GetStateAsync(Test.Token)).Status);
    }

    [Fact]
    public async Task Nothing_that_was_said_is_logged_above_trace_and_no_exception_has_it()
    {
        const string Secret = "a-secret-of-a-person";
        using RecordedLog log = new();
        await using ScriptedWorld world = await ScriptedWorld.OpenAsync(log: log);
        Task<Completion> answer = world.Llm.CompleteAsync(Secret, cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendAsync(asked.Id, new StreamChunk(Secret, 0, 1));
        await world.Socket.SendEndAsync(asked.Id, 1);
        Completion completion = await answer;
        Task<Completion> failing = world.Llm.CompleteAsync(Secret, cancellationToken: Test.Token);
        ClientFrame.Inference again = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendAsync(again.Id, new HostMessage.HostError(HostErrorCode.InternalError, "No."));
        HostRefusedException refused = await Assert.ThrowsAsync<HostRefusedException>(() => failing);

        Assert.Contains(log.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Trace && line.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Level > Microsoft.Extensions.Logging.LogLevel.Trace && line.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.All([refused.ToString(), completion.ToString(), world.Llm.ToString(), world.Llm.History[0].ToString()], text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
    }

    private static async Task AnswerAsync(ScriptedWorld world, int tokens)
    {
        Task<Completion> answer = world.Llm.CompleteAsync("Count", cancellationToken: Test.Token);
        ClientFrame.Inference asked = await world.Socket.ReadAsync<ClientFrame.Inference>();
        await world.Socket.SendTokensAsync(asked.Id, 0, tokens);
        await world.Socket.SendEndAsync(asked.Id, tokens);
        await answer;
    }

    private static async Task<SessionUpdate> NextAsync(IAsyncEnumerator<SessionUpdate> updates)
    {
        Assert.True(await updates.MoveNextAsync());
        return updates.Current;
    }
}
