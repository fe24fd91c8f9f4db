using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.FaultTests.Readers;
using Fabstir.Protocol;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.Network;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>
/// Clients that are gone without a word, before, within and after an answer, and never acknowledge anything. They pay for what was written to them, and the window is
/// the most of that. The network counts it: it reads on after its client is gone.
/// </summary>
/// <param name="stopsHost">Whether the host is stopped in order and started again, instead of waiting for clients that may come back.</param>
internal sealed class VanishingClients(bool stopsHost) : IScenario
{
    private const int Clients = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>With a host that waits for them.</summary>
    public VanishingClients()
        : this(stopsHost: false)
    {
    }

    public string Name => "vanishing";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        int clients = trial.Runs ?? Clients;
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions { Payers = clients }, cancellationToken);
        Score score = new();
        PaidSession[] sessions = new PaidSession[clients];
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async number =>
        {
            sessions[number] = await PaidSession.OpenAsync(world.Chain, world.Chain.Payers[number], usdc: 1, cancellationToken);
            Dice dice = new(Dice.Mix(trial.Seed) + (ulong)number);

            // Nothing; fewer than can be claimed; a whole answer within the window; more than the window.
            int tokens = (number % 4) switch { 0 => 2_000, 1 => 0, 2 => dice.Next(10, 90), _ => dice.Next(110, 250) };
            await VanishAsync(world, sessions[number], new AnswerOrder(trial.Seed + (ulong)number, tokens), dice, score, cancellationToken);
        }));

        if (stopsHost)
        {
            await world.StopHostAsync(cancellationToken);
        }

        BigInteger unaccounted = await Reckoning.SettleAsync(world, sessions, score, trial, cancellationToken);
        foreach (PaidSession session in sessions)
        {
            await session.DisposeAsync();
        }

        return [score.ToRow("client that vanishes", unaccounted)];
    }

    private static async Task VanishAsync(
        StreamWorld world, PaidSession session, AnswerOrder order, Dice dice, Score score, CancellationToken cancellationToken)
    {
        CuttingProxy network = world.Connect();
        network.ReadsOn = true;
        (HostConnection connection, IAsyncEnumerator<HostFrame> frames) = await SignedConnection.OpenAsync(world, session, network.Url, cancellationToken);
        int written = Math.Min(order.Tokens, StreamProtocol.WindowTokens);
        if (order.Tokens > 0)
        {
            network.CutAfter(dice.Next(1, Math.Min(order.Tokens, StreamProtocol.WindowTokens)));
            InferenceRequest request = new() { Prompt = order.Prompt, MaxTokens = order.Tokens, Model = world.Chain.Model.ToString() };
            await connection.SendAsync(new ClientFrame.Inference("r", session.Session.Id, request), cancellationToken);
            if (!await HasWrittenAsync(network, written, cancellationToken))
            {
                score.AddHangs(1);
            }
        }

        // The window is the most: whatever is above it comes twice into the table.
        int counted = (int)network.Chunks;
        score.Add(written, counted, Math.Max(0, counted - written), Math.Max(0, written - counted));
        session.Served = written;
        network.CutAll();
        await frames.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async Task<bool> HasWrittenAsync(CuttingProxy network, int tokens, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (network.Chunks < tokens)
            {
                await Task.Delay(Step, patience.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
