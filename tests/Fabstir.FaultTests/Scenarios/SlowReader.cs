using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>A reader of one token a second: it loses nothing, and the host does not run ahead of it without bound.</summary>
/// <param name="pause">How long it takes for a token.</param>
internal sealed class SlowReader(TimeSpan pause) : IScenario
{
    private const int SlowTokens = 12;
    private const int Tokens = 40_000;

    // What a client keeps for its reader until it asks the host to wait, 128 KiB of tokens with their places, and the window.
    private const int MostAhead = (128 * 1024 / 64) + 256;

    /// <summary>One token a second.</summary>
    public SlowReader()
        : this(TimeSpan.FromSeconds(1))
    {
    }

    public string Name => "slow-reader";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions(), cancellationToken);
        Score score = new();
        long ahead = 0;
        await using Lane lane = await Lane.OpenAsync(world, world.Chain.Payers[0], usdc: 1, trial, cancellationToken);
        await lane.ReadAsync(
            new AnswerOrder(trial.Seed, Tokens),
            score,
            mayEnd: false,
            async piece =>
            {
                if (piece <= (trial.Runs ?? SlowTokens))
                {
                    await Task.Delay(pause, cancellationToken);
                    ahead = Math.Max(ahead, lane.Network.Chunks - piece);
                }
            },
            cancellationToken);
        if (ahead > MostAhead)
        {
            trial.Complain($"The host was {ahead} tokens ahead of its reader; {MostAhead} is the most.");
        }

        await lane.LeaveAsync();
        BigInteger unaccounted = await Reckoning.SettleAsync(world, [lane.Session], score, trial, cancellationToken);
        return [score.ToRow($"reader of a token a second (host at most {ahead} ahead)", unaccounted)];
    }
}
