using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>A devnet for the tests of one class. Tests of a class share it one after the other.</summary>
public sealed class Marketplace : IAsyncLifetime
{
    private readonly List<FabstirClient> _clients = [];

    public Devnet Devnet { get; private set; } = null!;

    public FabstirContracts Host { get; private set; } = null!;

    /// <summary>Pays: has USDC and ether.</summary>
    public FabstirClient Client { get; private set; } = null!;

    public Address ClientAddress => Devnet.Accounts.Client.Address;

    public Address HostAddress => Devnet.Accounts.Host.Address;

    public ModelId Model => Devnet.Model.Id;

    public static SessionConfig InUsdc { get; } = new() { DepositAmount = 1m };

    public static SessionConfig InEther { get; } = new() { DepositAmount = 0.01m, PaymentToken = PaymentToken.Native };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Two million USDC: twice the most that one session may hold.
        Devnet = await Devnet.StartAsync(new DevnetOptions { ClientUsdc = 2_000_000_000_000 }, Cancellation);
        Host = Devnet.ContractsOf(Devnet.Accounts.Host);
        Client = await ConnectAsync(Devnet.Accounts.Client);
    }

    /// <summary>A client of an account; null to read only. It is disposed with the chain.</summary>
    public async Task<FabstirClient> ConnectAsync(DevnetAccount? account, Action<FabstirOptions>? configure = null)
    {
        FabstirOptions options = OptionsOf(account);
        configure?.Invoke(options);
        FabstirClient client = await FabstirClient.ConnectAsync(options, Cancellation);
        lock (_clients)
        {
            _clients.Add(client);
        }

        return client;
    }

    public FabstirOptions OptionsOf(DevnetAccount? account) => new()
    {
        RpcUrl = Devnet.RpcUrl,
        Deployment = Devnet.Deployment,
        PollInterval = TimeSpan.FromMilliseconds(25),
        Signer = account is null ? null : SignerSource.FromFactory(account.CreateSigner),
        Journal = new MemoryPaymentJournal(),
    };

    /// <summary>A session of the client with the host, on the usual terms: 1 USDC at 5 USDC for a million tokens.</summary>
    public Task<FabstirSession> StartAsync(SessionConfig? config = null, string? operationKey = null, FabstirClient? client = null) =>
        (client ?? Client).Sessions.StartAsync(Model, HostAddress, config ?? InUsdc, operationKey, Cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (FabstirClient client in _clients)
        {
            await client.DisposeAsync();
        }

        await Devnet.DisposeAsync();
    }
}
