using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>
/// Whether the contracts are those that this client is made for. Behind a proxy there is no code to look at: getters that only the newest revision
/// has are called, and the implementation is named in the message.
/// </summary>
internal sealed class RevisionCheck(IChainNode node, FabstirDeployment deployment)
{
    /// <summary>The revision whose getters are asked for.</summary>
    public const string Revision = "2026-02-26";

    // ERC-1967: the Keccak-256 of "eip1967.proxy.implementation", less one.
    private static readonly Bytes32 ImplementationSlot = Bytes32.Parse("0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc");

    /// <exception cref="ContractOutdatedException">A contract does not have the getter.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ContractRevision[] revisions = await AskAsync(cancellationToken).ConfigureAwait(false);
        if (revisions.FirstOrDefault(static one => !one.IsCurrent) is { } outdated)
        {
            throw new ContractOutdatedException(await DescribeAsync(outdated, cancellationToken).ConfigureAwait(false), deployment.Name);
        }
    }

    /// <summary>Asks each contract for its getter, and where its implementation is.</summary>
    public async Task<IReadOnlyList<ContractRevision>> InspectAsync(CancellationToken cancellationToken)
    {
        ContractRevision[] revisions = await AskAsync(cancellationToken).ConfigureAwait(false);
        return await Task.WhenAll(revisions.Select(one => DescribeAsync(one, cancellationToken))).ConfigureAwait(false);
    }

    private Task<ContractRevision[]> AskAsync(CancellationToken cancellationToken) =>
        node.ReadAsync(
            reads => Task.WhenAll(
                AskAsync(nameof(JobMarketplace), deployment.JobMarketplace, "minTokensFee()", reads.Contracts.JobMarketplace.MinTokensFeeAsync()),
                AskAsync(
                    nameof(NodeRegistry),
                    deployment.NodeRegistry,
                    "modelTokenPricing(address,bytes32,address)",
                    reads.Contracts.NodeRegistry.ModelTokenPricingAsync(Address.Zero, Bytes32.Zero, Address.Zero)),
                AskAsync(
                    nameof(ModelRegistry),
                    deployment.ModelRegistry,
                    "getModelRateLimit(bytes32)",
                    reads.Contracts.ModelRegistry.GetModelRateLimitAsync(Bytes32.Zero))),
            cancellationToken);

    private async Task<ContractRevision> DescribeAsync(ContractRevision revision, CancellationToken cancellationToken)
    {
        Bytes32 slot = await node.GetStorageAsync(revision.Address, ImplementationSlot, cancellationToken).ConfigureAwait(false);
        return revision with { Implementation = new Address(slot.AsSpan()[^Address.Size..]) };
    }

    private static async Task<ContractRevision> AskAsync<T>(string name, Address address, string getter, Task<T> call)
    {
        try
        {
            await call.ConfigureAwait(false);
            return new ContractRevision(name, address, Address.Zero, getter, IsCurrent: true);
        }
        catch (Exception e) when (e is ContractNotFoundException or ContractRevertedException or AbiFormatException)
        {
            return new ContractRevision(name, address, Address.Zero, getter, IsCurrent: false);
        }
    }
}
