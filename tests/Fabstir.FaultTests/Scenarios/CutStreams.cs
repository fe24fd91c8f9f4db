using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>Streams that are cut at random tokens, some of them again and again.</summary>
internal sealed class CutStreams : IScenario
{
    private const int Streams = 200;
    private const int LanesAtOnce = 8;

    public string Name => "cuts";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        int streams = trial.Runs ?? Streams;
        int lanes = Math.Min(LanesAtOnce, streams);
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions { Payers = lanes }, cancellationToken);
        Score score = new();
        PaidSession[] sessions = new PaidSession[lanes];
        int cuts = 0;
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(async number =>
        {
            await using Lane lane = await Lane.OpenAsync(world, world.Chain.Payers[number], usdc: 1, trial, cancellationToken);
            sessions[number] = lane.Session;
            for (int stream = number; stream < streams; stream += lanes)
            {
                await ReadAsync(lane, score, trial.Seed, stream, cancellationToken);
            }

            Interlocked.Add(ref cuts, lane.Network.Cuts);
        }));
        if (cuts < streams)
        {
            trial.Complain($"Only {cuts} cuts struck {streams} streams: the line proves nothing.");
        }

        BigInteger unaccounted = await Reckoning.SettleAsync(world, sessions, score, trial, cancellationToken);
        return [score.ToRow($"stream that is cut at a random token ({cuts} cuts)", unaccounted)];
    }

    private static Task<TextTally?> ReadAsync(Lane lane, Score score, ulong seed, int stream, CancellationToken cancellationToken)
    {
        Dice dice = new(Dice.Mix(seed) + (ulong)stream);
        AnswerOrder order = new(seed + (ulong)stream, dice.Next(40, 400), dice.Next(2));
        int again = dice.Next(3);
        int cut = lane.Network.Cuts;
        lane.Network.CutAfter(dice.Next(1, order.Tokens));
        return lane.ReadAsync(
            order,
            score,
            mayEnd: false,
            piece =>
            {
                // The next cut comes when the last has struck, as long as there are tokens left that it can strike.
                if (again > 0 && lane.Network.Cuts > cut && piece < order.Tokens - 20)
                {
                    (again, cut) = (again - 1, lane.Network.Cuts);
                    lane.Network.CutAfter(dice.Next(1, 20));
                }

                return Task.CompletedTask;
            },
            cancellationToken);
    }
}
