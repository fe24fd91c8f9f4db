using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.Chaos;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>A host whose provider has every fault that providers have.</summary>
internal sealed class FaultyNode : IScenario
{
    private const int Sessions = 8;
    private const int AnswersOfASession = 5;

    // Strike at random; the limits that strike always need more transactions than these to be met.
    private static readonly ChaosFault[] Random =
    [
        ChaosFault.AnswerLost, ChaosFault.RequestLost, ChaosFault.StaleHead, ChaosFault.TooManyRequests, ChaosFault.HtmlBody, ChaosFault.WrongId, ChaosFault.InternalError,
    ];

    public string Name => "node";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        int lanes = trial.Runs ?? Sessions;
        ChaosOptions faults = new()
        {
            Faults = Enum.GetValues<ChaosFault>().Where(static fault => fault != ChaosFault.OtherChain).ToHashSet(),
            Seed = trial.Seed,
            Rate = 0.04,
            RetryAfter = TimeSpan.Zero,
        };
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions { Payers = lanes, NodeFaults = faults }, cancellationToken);
        Score score = new();
        PaidSession[] sessions = new PaidSession[lanes];
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(async number =>
        {
            await using Lane lane = await Lane.OpenAsync(world, world.Chain.Payers[number], usdc: 1, trial, cancellationToken);
            sessions[number] = lane.Session;
            for (int answer = 0; answer < AnswersOfASession; answer++)
            {
                AnswerOrder order = new(trial.Seed + (ulong)(number * AnswersOfASession) + (ulong)answer, 150 + (100 * answer));
                await lane.ReadAsync(order, score, mayEnd: false, onPiece: null, cancellationToken);
            }
        }));

        BigInteger unaccounted = await Reckoning.SettleAsync(world, sessions, score, trial, cancellationToken);
        int struck = Enum.GetValues<ChaosFault>().Sum(world.HostNode!.Struck);
        foreach (ChaosFault fault in Random.Where(fault => trial.Runs is null && world.HostNode.Struck(fault) == 0))
        {
            trial.Complain($"{fault} never struck: the line proves nothing of it.");
        }

        return [score.ToRow($"faults of the host's node (struck {struck} times)", unaccounted)];
    }
}
