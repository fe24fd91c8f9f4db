using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Diagnostics;

public sealed class HealthTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_with_money_on_a_chain_that_goes_on_is_healthy()
    {
        await market.Client.Payments.GetBalancesAsync(cancellationToken: Cancellation);

        HealthReport report = await market.Client.Diagnostics.GetHealthAsync(Cancellation);

        Assert.Empty(report.Issues);
        Assert.True(report.IsHealthy);
        OperationMetrics reading = Assert.Single(report.Operations, one => one.Operation == "payments.get_balances");
        Assert.Equal((0L, 1.0), (reading.Failures, reading.SuccessRate));
        Assert.True(reading.Longest <= reading.Total && reading.Mean <= reading.Longest && reading.Count >= 1);
    }

    [Fact]
    public async Task What_is_missing_comes_with_what_to_do()
    {
        FabstirClient reader = await market.ConnectAsync(account: null);
        FabstirClient poor = await market.ConnectAsync(market.Devnet.Accounts.Others[0]);

        HealthIssue readOnly = Assert.Single((await reader.Diagnostics.GetHealthAsync(Cancellation)).Issues);
        HealthIssue funds = Assert.Single((await poor.Diagnostics.GetHealthAsync(Cancellation)).Issues);

        Assert.Equal((HealthSeverity.Notice, "account"), (readOnly.Severity, readOnly.Subject));
        Assert.Equal((HealthSeverity.Notice, "funds"), (funds.Severity, funds.Subject));
        Assert.Contains("0.5 USDC", funds.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_another_one_has_is_a_failure()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("fabstir-health-").FullName, "payments.journal");
        await using FilePaymentJournal other = new(path);
        await other.ReadAsync(Cancellation);
        FabstirClient client = await market.ConnectAsync(market.Devnet.Accounts.Client, options => (options.Journal, options.JournalPath) = (null, path));

        HealthReport report = await client.Diagnostics.GetHealthAsync(Cancellation);

        Assert.Equal((HealthSeverity.Failure, "journal"), (report.Issues[0].Severity, report.Issues[0].Subject));
        Assert.Equal(FabstirErrorCode.StorageError, (await Assert.ThrowsAsync<PaymentJournalException>(() => market.StartAsync(client: client))).Code);
        await other.DisposeAsync();
        Assert.NotNull(await market.StartAsync(client: client));
    }

    [Fact]
    public async Task A_node_that_is_gone_is_an_issue_and_no_exception()
    {
        using HttpClient nowhere = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) });
        FabstirOptions options = market.OptionsOf(market.Devnet.Accounts.Client);
        options.RpcUrl = new Uri("http://127.0.0.1:9");
        await using FabstirClient client = FabstirClient.Create(options);
        for (int i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<ChainException>(() => client.Payments.GetBalancesAsync(cancellationToken: Cancellation));
        }

        HealthReport report = await client.Diagnostics.GetHealthAsync(Cancellation);

        Assert.False(report.IsHealthy);
        Assert.Equal([(HealthSeverity.Failure, "node"), (HealthSeverity.Warning, "operations")], report.Issues.Select(issue => (issue.Severity, issue.Subject)));
    }
}
