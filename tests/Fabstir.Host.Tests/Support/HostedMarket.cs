using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Development;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Host.Tests.Support;

/// <summary>A devnet for the tests of one class: its client opens sessions, and its host keeps books. Tests of a class share it one after the other.</summary>
public sealed class HostedMarket : IAsyncLifetime
{
    private readonly string _folders = Directory.CreateTempSubdirectory("fabstir-host-").FullName;
    private int _folderCount;

    public Devnet Devnet { get; private set; } = null!;

    /// <summary>Pays.</summary>
    public FabstirClient Client { get; private set; } = null!;

    /// <summary>Serves.</summary>
    public FabstirClient Host { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Devnet = await Devnet.StartAsync(cancellationToken: Cancellation);
        Client = await ConnectAsync(Devnet.Accounts.Client);
        Host = await ConnectAsync(Devnet.Accounts.Host);
    }

    public Task<FabstirClient> ConnectAsync(DevnetAccount account) => FabstirClient.ConnectAsync(
        new FabstirOptions
        {
            RpcUrl = Devnet.RpcUrl,
            Deployment = Devnet.Deployment,
            PollInterval = TimeSpan.FromMilliseconds(25),
            Signer = SignerSource.FromFactory(account.CreateSigner),
            Journal = new MemoryPaymentJournal(),
        },
        Cancellation);

    /// <summary>A folder for a host's journals, deleted in the end.</summary>
    public string NewFolder() => Path.Combine(_folders, Interlocked.Increment(ref _folderCount).ToString(CultureInfo.InvariantCulture));

    /// <summary>The host's book, started. Nothing is looked after by itself: the test says when.</summary>
    internal async Task<SessionBook> StartBookAsync(string folder, Action<HostMoneyOptions>? configure = null, Func<string, IJournalFile>? open = null)
    {
        HostMoneyOptions options = new();
        options.Journal.Folder = folder;
        options.Claims.CheckInterval = TimeSpan.FromMinutes(1);
        configure?.Invoke(options);
        SessionBook book = new(Host, options, model => model == Devnet.Model.Id, NullLoggerFactory.Instance, TimeProvider.System, open);
        await book.StartAsync(Cancellation);
        return book;
    }

    /// <summary>A session of the client: 1 USDC at an odd price, so that costs are rounded.</summary>
    public Task<FabstirSession> OpenAsync(SessionConfig? config = null) => Client.Sessions.StartAsync(
        Devnet.Model.Id,
        Devnet.Accounts.Host.Address,
        config ?? new SessionConfig { DepositAmount = 1m, PricePerToken = new TokenPrice(5_001, PaymentToken.Usdc) },
        cancellationToken: Cancellation);

    /// <summary>A field of <c>sessionJobs</c> by its position: 4 the deposit, 5 the price, 6 the proven tokens, 12 the status, 13 the host's share, 14 the refund.</summary>
    public async Task<BigInteger> SessionFieldAsync(UInt256 sessionId, int position)
    {
        string calldata = $"0x{Keccak256.Hash("sessionJobs(uint256)").ToString()[2..10]}{((BigInteger)sessionId).ToString("x64", CultureInfo.InvariantCulture)[^64..]}";
        JsonObject call = new() { ["to"] = ((Address)Devnet.Deployment.JobMarketplace).ToString(), ["data"] = calldata };
        string result = (await Devnet.Transport.RequestAsync("eth_call", [call, "latest"], Cancellation)).GetString()![2..];

        // The zero in front keeps the first digit from being a sign.
        return BigInteger.Parse($"0{result.AsSpan(64 * position, 64)}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Host.DisposeAsync();
        await Devnet.DisposeAsync();
        Directory.Delete(_folders, recursive: true);
    }
}
