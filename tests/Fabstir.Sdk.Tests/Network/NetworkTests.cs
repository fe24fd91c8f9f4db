using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Network;

public sealed class NetworkTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_status_names_the_contracts_and_what_is_behind_their_proxies()
    {
        NetworkStatus status = await market.Client.Network.GetStatusAsync(Cancellation);

        Assert.Equal(("Devnet", market.Devnet.ChainId), (status.Name, status.ChainId));
        Assert.Equal(await market.Devnet.Transport.GetBlockNumberAsync(Cancellation), status.BlockNumber);
        Assert.Equal(["JobMarketplace", "NodeRegistry", "ModelRegistry"], status.Contracts.Select(contract => contract.Name));
        Assert.All(status.Contracts, contract => Assert.True(contract.IsCurrent));
        foreach (ContractRevision contract in status.Contracts)
        {
            Assert.False((await market.Devnet.Transport.GetCodeAsync(contract.Implementation, cancellationToken: Cancellation)).IsEmpty);
        }
    }

    [Fact]
    public async Task Wallets_have_three_currencies()
    {
        WalletBalances host = await market.Client.Network.GetWalletAsync(market.HostAddress, Cancellation);
        WalletBalances client = await market.Client.Network.GetWalletAsync(cancellationToken: Cancellation);

        Assert.Equal((UInt256.Zero, 0m), (host.Fab, host.Usdc.ToDecimal()));
        Assert.Equal((market.ClientAddress, 2_000_000m), (client.Account, client.Usdc.ToDecimal()));
        Assert.Equal((await market.Devnet.Transport.GetBalanceAsync(market.ClientAddress, cancellationToken: Cancellation)).Value, client.Native.BaseUnits);
    }

    [Fact]
    public async Task A_contract_of_another_revision_is_named_with_its_implementation()
    {
        // The registry of hosts does not know what the marketplace's getter is.
        FabstirOptions options = market.OptionsOf(account: null);
        options.Deployment = new OtherDeployment(market.Devnet.Deployment, market.Devnet.Deployment.NodeRegistry);

        ContractOutdatedException refused = await Assert.ThrowsAsync<ContractOutdatedException>(() => FabstirClient.ConnectAsync(options, Cancellation));

        Assert.Equal((FabstirErrorCode.ContractOutdated, "JobMarketplace", "minTokensFee()"), (refused.Code, refused.Contract.Name, refused.Contract.Getter));
        Assert.False(refused.Contract.Implementation.IsZero);
        Assert.Contains(refused.Contract.Implementation.ToString(), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_without_a_contract_is_named()
    {
        FabstirOptions options = market.OptionsOf(account: null);
        options.Deployment = new OtherDeployment(market.Devnet.Deployment, market.Devnet.Deployment.NodeRegistry with { Address = market.ClientAddress });

        ContractOutdatedException refused = await Assert.ThrowsAsync<ContractOutdatedException>(() => FabstirClient.ConnectAsync(options, Cancellation));

        Assert.Equal((market.ClientAddress, Address.Zero), (refused.Contract.Address, refused.Contract.Implementation));
    }

    [Fact]
    public async Task Another_chain_and_no_node_at_all_are_told_apart()
    {
        FabstirOptions otherChain = market.OptionsOf(account: null);
        otherChain.Deployment = FabstirDeployments.BaseSepolia;
        FabstirOptions noNode = market.OptionsOf(account: null);
        noNode.RpcUrl = new Uri("http://127.0.0.1:9/with-a-secret");

        ChainException mismatch = await Assert.ThrowsAsync<ChainException>(() => FabstirClient.ConnectAsync(otherChain, Cancellation));
        ChainException unreachable = await Assert.ThrowsAsync<ChainException>(() => FabstirClient.ConnectAsync(noNode, Cancellation));

        Assert.Equal((FabstirErrorCode.NetworkMismatch, FabstirErrorCode.ConnectionFailed), (mismatch.Code, unreachable.Code));
        Assert.DoesNotContain("with-a-secret", unreachable.ToString(), StringComparison.Ordinal);
    }

    private sealed class OtherDeployment(FabstirDeployment deployment, DeployedContract marketplace) : FabstirDeployment
    {
        public override string Name => deployment.Name;

        public override ulong ChainId => deployment.ChainId;

        public override DeployedContract JobMarketplace => marketplace;

        public override DeployedContract NodeRegistry => deployment.NodeRegistry;

        public override DeployedContract ModelRegistry => deployment.ModelRegistry;

        public override DeployedContract ProofSystem => deployment.ProofSystem;

        public override DeployedContract HostEarnings => deployment.HostEarnings;

        public override DeployedToken Usdc => deployment.Usdc;

        public override DeployedToken Fab => deployment.Fab;
    }
}
