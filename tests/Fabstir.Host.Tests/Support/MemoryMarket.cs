using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Host.Tests.Support;

/// <summary>A marketplace in memory with a client that pays and a host that keeps a book.</summary>
internal sealed class MemoryMarket : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fabstir-host-memory-").FullName;

    private MemoryMarket(HostMoneyOptions options, Func<ModelId, bool>? serves, Func<string, IJournalFile>? open, Func<MockMarketplace, Abi.Address>? host)
    {
        Client = FabstirClient.CreateMock(World);
        Host = FabstirClient.CreateMock(World, account: host?.Invoke(World) ?? World.Host);
        World.Mint(World.Host, TokenAmount.FromDecimal(1m, PaymentToken.Native));
        options.Journal.Folder = _folder;
        options.Claims.CheckInterval = TimeSpan.FromMinutes(1);
        Book = new SessionBook(Host, options, serves ?? (model => model == World.Model), NullLoggerFactory.Instance, TimeProvider.System, open);
    }

    public MockMarketplace World { get; } = new();

    public FabstirClient Client { get; }

    public FabstirClient Host { get; }

    public SessionBook Book { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<MemoryMarket> StartAsync(
        Action<HostMoneyOptions>? configure = null,
        Func<ModelId, bool>? serves = null,
        Func<string, IJournalFile>? open = null,
        Func<MockMarketplace, Abi.Address>? host = null)
    {
        HostMoneyOptions options = new();
        configure?.Invoke(options);
        MemoryMarket market = new(options, serves, open, host);
        await market.Book.StartAsync(Cancellation);
        return market;
    }

    public Task<FabstirSession> OpenAsync(SessionConfig? config = null) =>
        Client.Sessions.StartAsync(World.Model, World.Host, config ?? new SessionConfig { DepositAmount = 1m }, cancellationToken: Cancellation);

    public async Task<(FabstirSession Session, IServedSession Served)> AdmitAsync(SessionConfig? config = null)
    {
        FabstirSession session = await OpenAsync(config);
        return (session, await Book.AdmitAsync(session.Id, Cancellation));
    }

    /// <summary>Lets time pass, and does what is due, until the session has ended.</summary>
    public async Task<Settlement> SettleAsync(FabstirSession session)
    {
        while ((await session.GetStateAsync(Cancellation)).Status == SessionStatus.Active)
        {
            World.AdvanceTime(TimeSpan.FromSeconds(10));
            await Book.RunOnceAsync(Cancellation);
        }

        return await session.GetSettlementAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Book.DisposeAsync();
        await Host.DisposeAsync();
        await Client.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
