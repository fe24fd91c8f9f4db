using System.Numerics;
using Fabstir.ChainFaults.Reports;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.FaultTests.Frames;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.World;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>Damaged frames of clients, before and after they are let in: the host answers or closes, its memory stays, and the next session works.</summary>
internal sealed class FramesToHosts : IScenario
{
    private const int Frames = 10_000;
    private const long MostMemory = 64 * 1024 * 1024;

    // Half of the sockets are never let in: a session that waits for its next one is not left.
    private const int IdleMilliseconds = 600_000;

    public string Name => "frames-to-host";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        int frames = trial.Runs ?? Frames;
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions { Payers = 3, IdleMilliseconds = IdleMilliseconds }, cancellationToken);
        Score score = new();
        await using Lane first = await Lane.OpenAsync(world, world.Chain.Payers[0], usdc: 1, trial, cancellationToken);
        await first.ReadAsync(new AnswerOrder(trial.Seed, 300), score, mayEnd: false, onPiece: null, cancellationToken);
        await using PaidSession session = await PaidSession.OpenAsync(world.Chain, world.Chain.Payers[1], usdc: 1, cancellationToken);
        long idle = world.Host.Memory;

        FrameThrower thrower = new(world, session, trial.Seed);
        for (int frame = 0; frame < frames; frame++)
        {
            try
            {
                await thrower.ThrowAsync(frame, cancellationToken);
                score.Add(1, 1, 0, 0);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                score.Add(1, 0, 0, 1);
                trial.Complain($"frame {frame} to the host: {e}");
                score.AddHangs(e is TimeoutException ? 1 : 0);
            }
        }

        await thrower.DisposeAsync();
        long above = world.Host.PeakMemory - idle;
        if (above > MostMemory)
        {
            trial.Complain($"The host needed {above >> 20} MiB above {idle >> 20} MiB.");
        }

        await Console.Error.WriteLineAsync($"frames to the host: {thrower.Sockets} sockets; memory {above >> 20} MiB above idle");
        await using Lane next = await Lane.OpenAsync(world, world.Chain.Payers[2], usdc: 1, trial, cancellationToken);
        await next.ReadAsync(new AnswerOrder(trial.Seed + 1, 300), score, mayEnd: false, onPiece: null, cancellationToken);
        await next.LeaveAsync();
        await first.LeaveAsync();
        score.AddHangs(await SessionSettlement.WaitAsync(world, [first.Session, next.Session], cancellationToken));
        await Reckoning.TimeOutAsync(world, session, cancellationToken);
        BigInteger unaccounted = await Reckoning.SettleAsync(world, [first.Session, session, next.Session], score, trial, cancellationToken);
        return [score.ToRow($"damaged frame to the host ({above >> 20} MiB above idle), and the next session", unaccounted)];
    }
}
