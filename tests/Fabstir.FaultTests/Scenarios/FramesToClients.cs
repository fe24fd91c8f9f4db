using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.FaultTests.Frames;
using Fabstir.FaultTests.Readers;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>Damaged frames of a host: each answer ends, whole or with a typed error, memory stays, and the next session works.</summary>
internal sealed class FramesToClients : IScenario
{
    private const int Frames = 10_000;
    private const int AnswerTokens = 10;

    // What every kind of damage needs the first time, such as code, stays.
    private const int FramesUntilIdle = 300;
    private const long MostMemory = 64 * 1024 * 1024;

    // How many frames there are up to the end of an answer, when the socket has to be opened first.
    private const int FramesOfAnAnswer = AnswerTokens + 1;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A damaged frame may be the last one of an answer, or the one that lets the client in: it waits for another until it gives up, which must not take longer
    // than this scenario's patience.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private static readonly PromptOptions Waiting = new() { FirstTokenTimeout = Limit, TokenTimeout = Limit };

    public string Name => "frames-to-client";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        int frames = trial.Runs ?? Frames;
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions { Payers = 2 }, cancellationToken);
        await using MutatingHost host = await MutatingHost.StartAsync(world, cancellationToken);
        await using PaidSession session = await PaidSession.OpenAsync(world.Chain, world.Chain.Payers[0], usdc: 1, cancellationToken);
        LlmSession stream = await OpenAsync(session, host, cancellationToken);
        Score score = new();

        await ReadAsync(stream, new AnswerOrder(trial.Seed, AnswerTokens), cancellationToken);
        Dictionary<string, int> outcomes = [];
        int idleAt = Math.Min(FramesUntilIdle, frames);
        for (int frame = 0; frame < idleAt; frame++)
        {
            await DamageAsync(frame);
        }

        await using MemoryWatch memory = MemoryWatch.Start();
        for (int frame = idleAt; frame < frames; frame++)
        {
            await DamageAsync(frame);
        }

        await stream.DisposeAsync();
        if (memory.PeakAboveIdle > MostMemory)
        {
            trial.Complain($"The client needed {memory.PeakAboveIdle >> 20} MiB above {memory.Idle >> 20} MiB.");
        }

        if (host.Mutated < frames)
        {
            trial.Complain($"Only {host.Mutated} of {frames} frames were damaged.");
        }

        string summary = string.Join(", ", outcomes.OrderByDescending(static pair => pair.Value).Select(static pair => $"{pair.Key} {pair.Value}"));
        await Console.Error.WriteLineAsync($"frames to the client: {summary}; memory {memory.PeakAboveIdle >> 20} MiB above idle");
        await using Lane next = await Lane.OpenAsync(world, world.Chain.Payers[1], usdc: 1, trial, cancellationToken);
        await next.ReadAsync(new AnswerOrder(trial.Seed, 300), score, mayEnd: false, onPiece: null, cancellationToken);
        await next.LeaveAsync();
        score.AddHangs(await SessionSettlement.WaitAsync(world, [next.Session], cancellationToken));
        await Reckoning.TimeOutAsync(world, session, cancellationToken);
        BigInteger unaccounted = await Reckoning.SettleAsync(world, [session, next.Session], score, trial, cancellationToken);
        return [score.ToRow($"damaged frame to the client ({memory.PeakAboveIdle >> 20} MiB above idle), and the next session", unaccounted)];

        async Task DamageAsync(int frame)
        {
            Dice dice = new(Dice.Mix(trial.Seed) + (ulong)frame);
            host.MutateAfter(dice.Next(FramesOfAnAnswer), dice);
            (string outcome, bool isGood) = await TryAsync(stream, new AnswerOrder(trial.Seed + (ulong)frame, AnswerTokens), cancellationToken);
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            score.Add(1, isGood ? 1 : 0, 0, isGood ? 0 : 1);
            if (!isGood)
            {
                trial.Complain($"frame {frame} to the client: {outcome}");
            }

            if (stream.State != LlmSessionState.Open)
            {
                await stream.DisposeAsync();
                stream = await OpenAsync(session, host, cancellationToken);
            }
        }
    }

    private static Task<LlmSession> OpenAsync(PaidSession session, MutatingHost host, CancellationToken cancellationToken) => session.Session.OpenStreamAsync(
        new LlmSessionOptions { HostUrl = host.Url, ConnectTimeout = Limit, MaxHistory = 0, OnOverclaim = OverclaimReaction.Report }, cancellationToken);

    private static Task<Reading> ReadAsync(LlmSession stream, AnswerOrder order, CancellationToken cancellationToken) =>
        new SessionReader(stream, Waiting).ReadAsync(order, onPiece: null, cancellationToken);

    // Whole or not: a damaged frame may still be one, and then says something else.
    private static async Task<(string Outcome, bool IsGood)> TryAsync(LlmSession stream, AnswerOrder order, CancellationToken cancellationToken)
    {
        try
        {
            Reading reading = await ReadAsync(stream, order, cancellationToken).WaitAsync(Patience, cancellationToken);
            return reading.Interruption is { } interruption ? (interruption.Code.ToString(), true)
                : reading.Text == order.TextOf(order.Tokens) ? ("whole", true)
                : ("another text", true);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return (e.ToString(), false);
        }
    }
}
