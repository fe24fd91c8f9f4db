using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>A host that is killed while it streams, and between its answers, and starts again on its journal.</summary>
internal sealed class KilledHosts : IScenario
{
    private const int Kills = 20;
    private const int KillsOfASession = 5;

    // Clients come back as soon as there is a host: a session that waits for one is not left.
    private const int IdleMilliseconds = 15_000;

    public string Name => "kills";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        int kills = trial.Runs ?? Kills;
        int lanes = (kills + KillsOfASession - 1) / KillsOfASession;
        WorldOptions options = new() { Payers = lanes, IdleMilliseconds = IdleMilliseconds, ForgetsJournals = trial.Broken == BrokenPart.Journal };
        await using StreamWorld world = await StreamWorld.StartAsync(options, cancellationToken);
        Score score = new();
        List<PaidSession> sessions = [];
        int hits = 0;
        for (int kill = 0; kill < kills;)
        {
            await using Lane lane = await Lane.OpenAsync(world, world.Chain.Payers[sessions.Count], usdc: 1, trial, cancellationToken);
            sessions.Add(lane.Session);
            for (int last = Math.Min(kills, kill + KillsOfASession); kill < last; kill++)
            {
                Dice dice = new(Dice.Mix(trial.Seed) + (ulong)kill);
                AnswerOrder order = new(trial.Seed + (ulong)kill, 300, PaceMilliseconds: 1);

                // One in five strikes when all has been read and little of it is proven.
                bool isBetween = kill % KillsOfASession == KillsOfASession - 1;
                int at = isBetween ? int.MaxValue : dice.Next(10, 200);
                TextTally? tally = await lane.ReadAsync(
                    order, score, mayEnd: !isBetween, piece => piece == at ? world.KillHostAsync(cancellationToken) : Task.CompletedTask, cancellationToken);
                if (isBetween)
                {
                    await world.KillHostAsync(cancellationToken);
                }

                hits += tally is { Received: > 0 } && tally.Received < order.Tokens ? 1 : 0;
            }

            // What comes after the last kill has to be whole again.
            await lane.ReadAsync(new AnswerOrder(trial.Seed + (ulong)kill, 150), score, mayEnd: false, onPiece: null, cancellationToken);
        }

        int wanted = kills - (kills / KillsOfASession);
        if (hits < wanted * 15 / 16)
        {
            trial.Complain($"Only {hits} of {kills} kills struck a stream that had sent some and not all tokens.");
        }

        BigInteger unaccounted = await Reckoning.SettleAsync(world, sessions, score, trial, cancellationToken);
        return [score.ToRow($"host that is killed with kill -9 ({kills} kills, {hits} in mid-stream)", unaccounted)];
    }
}
