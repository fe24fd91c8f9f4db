using Fabstir.Development;
using Fabstir.Host.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Host.Tests.Metering;

/// <summary>A book that nobody tells what to do, on a chain that makes a block every second.</summary>
public sealed class UnattendedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fabstir-host-unattended-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Sessions_are_claimed_and_completed_in_the_chain_s_time_and_many_at_once()
    {
        await using Devnet devnet = await Devnet.StartAsync(
            new DevnetOptions { Anvil = AnvilOptions.Load, DisputeWindow = TimeSpan.FromSeconds(2) }, Cancellation);
        await using FabstirClient client = await ConnectAsync(devnet, devnet.Accounts.Client);
        await using FabstirClient host = await ConnectAsync(devnet, devnet.Accounts.Host);
        HostMoneyOptions options = new();
        options.Journal.Folder = _folder;
        options.Claims.CheckInterval = TimeSpan.FromMilliseconds(100);
        await using SessionBook book = new(host, options, model => model == devnet.Model.Id, NullLoggerFactory.Instance, TimeProvider.System);
        await book.StartAsync(Cancellation);

        int[] counts = [40, 100, 177, 250, 1_234, 2_500];
        FabstirSession[] sessions = await Task.WhenAll(counts.Select(_ => client.Sessions.StartAsync(
            devnet.Model.Id, devnet.Accounts.Host.Address, new SessionConfig { DepositAmount = 1m }, cancellationToken: Cancellation)));
        await Task.WhenAll(sessions.Zip(counts, async (session, count) =>
        {
            IServedSession served = await book.AdmitAsync(session.Id, Cancellation);
            Assert.Equal(count, await served.AnswerAsync(count));
            served.Leave();
        }));

        Settlement[] settlements = await Task.WhenAll(sessions.Select(session => session.WaitForSettlementAsync(Cancellation)));

        Assert.Equal([100, .. counts[1..]], settlements.Select(static one => (int)one.Tokens));
        Assert.All(settlements, static one => Assert.Equal(one.Tokens * 5, one.Cost.BaseUnits));
    }

    private static Task<FabstirClient> ConnectAsync(Devnet devnet, DevnetAccount account) => FabstirClient.ConnectAsync(
        new FabstirOptions
        {
            RpcUrl = devnet.RpcUrl,
            Deployment = devnet.Deployment,
            PollInterval = TimeSpan.FromMilliseconds(100),
            Signer = SignerSource.FromFactory(account.CreateSigner),
            Journal = new MemoryPaymentJournal(),
        },
        Cancellation);
}
