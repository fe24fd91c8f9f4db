using Fabstir;
using Fabstir.Development;
using Fabstir.Samples;
using QuickStart;

// A client finds a host, pays for an answer and streams it, on a local chain with the marketplace's contracts. With --json the settlement is one line.
bool json = args.Contains("--json");
using CancellationTokenSource cancellation = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};

try
{
    using StoryModel model = new();
    await using LocalHost world = await LocalHost.StartAsync(model, cancellation.Token);
    StreamedSession session = new(world, json ? TextWriter.Null : Console.Out);

    SettledSession settled = await session.RunAsync(cancellation.Token);
    string refusal = await session.TryWhatOnlyTheOwnerMayAsync(cancellation.Token);

    if (json)
    {
        SettlementReport.WriteJson(settled);
    }
    else
    {
        SettlementReport.WriteTable(settled, refusal);
    }

    return 0;
}
catch (Exception e) when (e is AnvilNotFoundException or FabstirException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
{
    return 130;
}
