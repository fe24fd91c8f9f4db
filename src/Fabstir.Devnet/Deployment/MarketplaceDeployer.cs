using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>Puts the marketplace on an empty chain, as its owner does on a real one: tokens, contracts behind proxies, and who may call whom.</summary>
internal static class MarketplaceDeployer
{
    public static async Task<DevnetDeployment> DeployAsync(
        IContractTransport owner, ulong chainId, Address treasury, DevnetOptions options, CancellationToken cancellationToken)
    {
        ContractDeployer deployer = new(owner);
        Address usdc = await deployer.DeployTokenAsync("USD Coin", "USDC", 6, cancellationToken).ConfigureAwait(false);
        Address fab = await deployer.DeployTokenAsync("Fabstir", "FAB", 18, cancellationToken).ConfigureAwait(false);
        Address modelRegistry = await deployer.DeployBehindProxyAsync(
            nameof(ModelRegistry), new ModelRegistry.Functions.Initialize { GovernanceToken = fab }, cancellationToken).ConfigureAwait(false);
        Address nodeRegistry = await deployer.DeployBehindProxyAsync(
            nameof(NodeRegistry), new NodeRegistry.Functions.Initialize { FabToken = fab, ModelRegistry = modelRegistry }, cancellationToken).ConfigureAwait(false);
        Address proofSystem = await deployer.DeployBehindProxyAsync(
            nameof(ProofSystem), new ProofSystem.Functions.Initialize(), cancellationToken).ConfigureAwait(false);
        Address hostEarnings = await deployer.DeployBehindProxyAsync(
            nameof(HostEarnings), new HostEarnings.Functions.Initialize(), cancellationToken).ConfigureAwait(false);
        Address jobMarketplace = await deployer.DeployBehindProxyAsync(
            nameof(JobMarketplace),
            new JobMarketplace.Functions.Initialize
            {
                NodeRegistry = nodeRegistry,
                HostEarnings = hostEarnings,
                FeeBasisPoints = options.FeeBasisPoints,
                DisputeWindow = (UInt256)(long)options.DisputeWindow.TotalSeconds,
            },
            cancellationToken).ConfigureAwait(false);

        DateOnly today = DateOnly.FromDateTime(options.Anvil.TimeProvider.GetUtcNow().UtcDateTime);
        DevnetDeployment deployment = DevnetDeployment.Create(
            chainId, new(jobMarketplace, nodeRegistry, modelRegistry, proofSystem, hostEarnings, usdc, fab), today);
        await ConnectAsync(new FabstirContracts(owner, deployment), treasury, cancellationToken).ConfigureAwait(false);
        return deployment;
    }

    private static async Task ConnectAsync(FabstirContracts contracts, Address treasury, CancellationToken cancellationToken)
    {
        FabstirDeployment at = contracts.Deployment;
        TransactionSequence sequence = new();
        await sequence.AddAsync(contracts.JobMarketplace.SetProofSystemAsync(
            new() { ProofSystem = at.ProofSystem }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(contracts.JobMarketplace.SetUsdcAddressAsync(
            new() { Usdc = at.Usdc }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(contracts.JobMarketplace.SetTreasuryAsync(
            new() { Treasury = treasury }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(contracts.ProofSystem.SetAuthorizedCallerAsync(
            new() { Caller = at.JobMarketplace, Authorized = true }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(contracts.HostEarnings.SetAuthorizedCallerAsync(
            new() { Caller = at.JobMarketplace, Authorized = true }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(contracts.NodeRegistry.InitializeSlashingAsync(
            new() { Treasury = treasury }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
