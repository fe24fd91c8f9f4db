using Fabstir.Development;
using QuickStart;

// A client pays a host for 1,200 tokens, on a local chain with the marketplace's contracts. With --json the settlement is one line.
bool json = args.Contains("--json");
using CancellationTokenSource cancellation = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};

try
{
    await using Devnet devnet = await Devnet.StartAsync(cancellationToken: cancellation.Token);
    PaidSession session = new(devnet);

    Settlement settlement = await session.RunAsync(cancellation.Token);
    string refusal = await session.TryWhatOnlyTheOwnerMayAsync(cancellation.Token);

    if (json)
    {
        SettlementReport.WriteJson(settlement);
    }
    else
    {
        SettlementReport.WriteTable(settlement, refusal);
    }

    return 0;
}
catch (AnvilNotFoundException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
{
    return 130;
}
