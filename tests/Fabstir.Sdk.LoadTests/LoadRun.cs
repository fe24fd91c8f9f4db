using System.Diagnostics;
using System.Net.NetworkInformation;
using Fabstir.Abi;
using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Reports;
using Fabstir.StreamTestbed.Answers;
using Fabstir.StreamTestbed.Bills;
using Fabstir.StreamTestbed.World;

namespace Fabstir.Sdk.LoadTests;

/// <summary>Many sessions of one depositor with one host process, all open at once, each answered and settled.</summary>
internal sealed class LoadRun(LoadArguments arguments, Action<string> complain)
{
    // What all of it may take: whoever has not ended by then hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan DisputeWindow = TimeSpan.FromSeconds(31);

    // From its admission to its socket a session of many may wait for seconds, and is not left.
    private const int IdleMilliseconds = 10_000;

    private readonly List<(string Name, TimeSpan Time)> _phases = [];

    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await using StreamWorld world = await StreamWorld.StartAsync(new WorldOptions { IdleMilliseconds = IdleMilliseconds }, patience.Token);
        Payer payer = world.Chain.Payers[0];
        FabstirOptions options = world.Chain.OptionsOf(payer, new MemoryPaymentJournal());
        options.MaxInFlight = 16;
        await using FabstirClient client = await FabstirClient.ConnectAsync(options, patience.Token);

        long hostIdle = world.Host.Memory;
        PaidSession[] paid = await MeasureAsync("sessions opened", () => Task.WhenAll(
            Enumerable.Range(0, arguments.Sockets).Select(_ => PaidSession.OpenAsync(world.Chain, client, payer, usdc: 1, patience.Token))));
        long clientIdle = Environment.WorkingSet;
        LoadedSession[] sessions = await MeasureAsync("sockets opened", () => Task.WhenAll(paid.Select(async (one, number) => new LoadedSession(
            one,
            await one.OpenStreamAsync(new Uri($"http://127.0.0.1:{world.Host.Port}"), patience.Token),
            new AnswerOrder(arguments.Seed + (ulong)number, arguments.Tokens)))));
        int open = CountSockets(world.Host.Port);
        if (open < arguments.Sockets)
        {
            complain($"Only {open} of {arguments.Sockets} sockets were open at the same instant.");
        }

        await MeasureAsync("answers read", () => ReadAsync(world, sessions, patience.Token));
        long hostMemory = (world.Host.Memory - hostIdle) / arguments.Sockets;
        long clientMemory = (Environment.WorkingSet - clientIdle) / arguments.Sockets;
        int hangs = await SettleAsync(world, sessions, patience.Token, cancellationToken);
        ChainBooks after = await world.ReadBooksAsync(cancellationToken);
        return new LoadReport
        {
            Row = Judge(sessions, new BillAudit(world.Chain.Devnet, world.Before, after), hangs),
            OpenAtOnce = open,
            FirstTokens = [.. sessions.Select(static session => session.FirstToken).Order()],
            HostMemory = hostMemory,
            ClientMemory = clientMemory,
            Transactions = after.Transactions.Count,
            Blocks = after.Block - world.Before.Block,
            Phases = _phases,
        };
    }

    private async Task ReadAsync(StreamWorld world, LoadedSession[] sessions, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(sessions.Select(session => session.ReadAsync(cancellationToken)));
        }
        catch (FabstirException)
        {
            complain($"Not all answers came. The host says: {world.Host.Complaints}");
            throw;
        }
    }

    // Those that are left come first: their window passes while the others end.
    private async Task<int> SettleAsync(StreamWorld world, LoadedSession[] sessions, CancellationToken patience, CancellationToken cancellationToken)
    {
        LoadedSession[] left = sessions[..arguments.Left];
        LoadedSession[] ended = sessions[arguments.Left..];
        try
        {
            await MeasureAsync("settled", async () =>
            {
                await CloseAsync(left);
                Task leaving = WaitAsync(world, left, patience);
                await CloseAsync(ended);
                await Task.WhenAll(ended.Select(session => session.EndAsync(patience)));
                await leaving;
            });
            return 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            complain($"Not all sessions were settled. The host says: {world.Host.Complaints}");
            return 1;
        }
    }

    private async Task WaitAsync(StreamWorld world, LoadedSession[] left, CancellationToken cancellationToken)
    {
        if (!arguments.WaitsForWindow)
        {
            foreach (LoadedSession session in left)
            {
                await ProvenAsync(session, cancellationToken);
            }

            await world.Chain.Devnet.AdvanceTimeAsync(DisputeWindow, cancellationToken);
        }

        await Task.WhenAll(left.Select(session => session.WaitAsync(cancellationToken)));
    }

    private static async Task ProvenAsync(LoadedSession session, CancellationToken cancellationToken)
    {
        await foreach (SessionUpdate update in session.Paid.Session.WatchAsync(cancellationToken))
        {
            if (update is SessionUpdate.CheckpointSubmitted claim && claim.Claimed >= (UInt256)session.Paid.Served)
            {
                return;
            }
        }
    }

    private FaultRow Judge(LoadedSession[] sessions, BillAudit audit, int hangs)
    {
        ServiceBill[] bills = [.. sessions.Select(static session => session.Paid.Bill)];
        foreach (ServiceBill bill in bills.Where(bill => !audit.DifferenceOf(bill).IsZero))
        {
            complain(audit.Explain(bill));
        }

        TextTally[] tallies = [.. sessions.Select(static session => session.Tally!)];
        return new FaultRow(
            "sessions at once",
            sessions.Length,
            sessions.Length * arguments.Tokens,
            tallies.Sum(static tally => tally.Received),
            tallies.Sum(static tally => tally.Duplicated),
            tallies.Sum(static tally => tally.Missing),
            audit.DifferenceOf(bills) + audit.DifferenceOfAccounts(bills),
            hangs);
    }

    // As the system counts them, and not as either side believes.
    private static int CountSockets(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.RemoteEndPoint.Port == port && connection.State == TcpState.Established);

    private static Task CloseAsync(LoadedSession[] sessions) => Task.WhenAll(sessions.Select(static session => session.CloseAsync().AsTask()));

    private Task MeasureAsync(string name, Func<Task> action) => MeasureAsync(name, async () =>
    {
        await action();
        return true;
    });

    private async Task<T> MeasureAsync<T>(string name, Func<Task<T>> action)
    {
        long start = Stopwatch.GetTimestamp();
        T result = await action();
        _phases.Add((name, Stopwatch.GetElapsedTime(start)));
        return result;
    }
}
