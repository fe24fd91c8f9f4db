using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;

namespace Integration.Tests.Support;

/// <summary>A devnet for the tests of one class, and who does business on it.</summary>
/// <remarks>Tests of a class share it one after the other: each opens sessions of its own, and compares with what was there before.</remarks>
public sealed class Marketplace : IAsyncLifetime
{
    // Two million USDC: twice the most that one session may hold.
    private static readonly UInt256 ClientUsdc = 2_000_000_000_000;

    /// <summary>What the marketplace may take of the client's USDC: more than all tests of a class together let it.</summary>
    public static readonly UInt256 Allowance = 1_000_000_000_000_000_000;

    public Devnet Devnet { get; private set; } = null!;

    public FabstirContracts Owner { get; private set; } = null!;

    public FabstirContracts Treasury { get; private set; } = null!;

    public FabstirContracts Host { get; private set; } = null!;

    public FabstirContracts Client { get; private set; } = null!;

    /// <summary>Opens sessions at the client's expense.</summary>
    public FabstirContracts Delegate { get; private set; } = null!;

    public Address ClientAddress => Devnet.Accounts.Client.Address;

    public Address HostAddress => Devnet.Accounts.Host.Address;

    public Address DelegateAddress => Devnet.Accounts.Others[0].Address;

    public Address Usdc => Devnet.Deployment.Usdc;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Devnet = await Devnet.StartAsync(new DevnetOptions { ClientUsdc = ClientUsdc }, Cancellation);
        Owner = Devnet.ContractsOf(Devnet.Accounts.Owner);
        Treasury = Devnet.ContractsOf(Devnet.Accounts.Treasury);
        Host = Devnet.ContractsOf(Devnet.Accounts.Host);
        Client = Devnet.ContractsOf(Devnet.Accounts.Client);
        Delegate = Devnet.ContractsOf(Devnet.Accounts.Others[0]);
        await Client.Usdc.ApproveAsync(
            new() { Spender = Devnet.Deployment.JobMarketplace, Value = Allowance }, cancellationToken: Cancellation).MinedAsync();
        await Client.JobMarketplace.AuthorizeDelegateAsync(
            new() { Delegate = DelegateAddress, Authorized = true }, cancellationToken: Cancellation).MinedAsync();
    }

    public ValueTask DisposeAsync() => Devnet.DisposeAsync();
}
