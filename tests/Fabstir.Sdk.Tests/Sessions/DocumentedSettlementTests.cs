using System.Globalization;
using Fabstir.Sdk.Tests.Support;
using Fabstir.Tests;

namespace Fabstir.Sdk.Tests.Sessions;

/// <summary>The figures in <c>docs/sessions.md</c> are those of a run: of this one.</summary>
public sealed class DocumentedSettlementTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_of_a_session_s_end_has_real_figures()
    {
        string page = Repository.Read("docs", "sessions.md");
        foreach (string row in await RunAsync())
        {
            Assert.Contains(row, page, StringComparison.Ordinal);
        }
    }

    private async Task<List<string>> RunAsync()
    {
        FabstirSession atOnce = await market.StartAsync();
        await market.ProveAsync(atOnce.Id, 1_234, 333);
        Settlement first = (await atOnce.EndAsync(cancellationToken: Cancellation)).Settlement!;

        FabstirSession byHost = await market.StartAsync();
        await market.ProveAsync(byHost.Id, 1_000, 177);
        await market.CompleteAsync(byHost.Id);

        FabstirSession padded = await market.StartAsync();
        await market.ProveAsync(padded.Id, 100);
        await market.CompleteAsync(padded.Id);

        FabstirSession early = await market.StartAsync();
        Settlement fee = (await early.EndAsync(SettlementPolicy.Now, new() { AcceptFee = true }, Cancellation)).Settlement!;

        FabstirSession abandoned = await market.StartAsync(Marketplace.InUsdc with { ProofTimeoutWindow = TimeSpan.FromMinutes(5) });
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(301), Cancellation);
        Settlement nothing = (await abandoned.EndAsync(cancellationToken: Cancellation)).Settlement!;

        FabstirSession expired = await market.StartAsync(Marketplace.InUsdc with { Duration = TimeSpan.FromMinutes(1) });
        await market.ProveAsync(expired.Id, 321);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(61), Cancellation);
        Settlement late = (await expired.EndAsync(SettlementPolicy.Timeout, cancellationToken: Cancellation)).Settlement!;

        return
        [
            Row(first),
            Row(await byHost.GetSettlementAsync(Cancellation)),
            Row(await padded.GetSettlementAsync(Cancellation)),
            Row(fee),
            Row(nothing),
            Row(late),
        ];
    }

    private static string Row(Settlement settlement) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {(ulong)settlement.Tokens:N0} | {settlement.Cost.ToDecimal():0.000000} | {settlement.HostShare.ToDecimal():0.000000} | {settlement.TreasuryFee.ToDecimal():0.000000} | {settlement.Refund.ToDecimal():0.000000} |");
}
