using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Reads hosts from the registry.</summary>
internal sealed class HostDirectory(MarketplaceConnection connection)
{
    /// <summary>A host; null if the account is not registered.</summary>
    public Task<RegisteredHost?> FindAsync(Address address, CancellationToken cancellationToken) =>
        connection.ReadAsync(reads => ReadAsync(reads, address), cancellationToken);

    public async IAsyncEnumerable<RegisteredHost> DiscoverAsync(HostQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AbiArray<Address> addresses = await connection.RunAsync(
            "hosts.discover",
            token => connection.ReadAsync(
                reads => query.Model is { } model
                    ? reads.Contracts.NodeRegistry.GetNodesForModelAsync(model.Value)
                    : reads.Contracts.NodeRegistry.GetAllActiveNodesAsync(),
                token),
            cancellationToken).ConfigureAwait(false);
        foreach (Address[] page in addresses.Distinct().Chunk(query.PageSize))
        {
            RegisteredHost?[] hosts = await connection.RunAsync(
                "hosts.discover",
                token => connection.ReadAsync(reads => Task.WhenAll(page.Select(address => ReadOrPassOverAsync(reads, address))), token),
                cancellationToken).ConfigureAwait(false);
            foreach (RegisteredHost? host in hosts)
            {
                if (host is not null && query.Matches(host))
                {
                    yield return host;
                }
            }
        }
    }

    /// <summary>A host; null if the account is not registered.</summary>
    public static async Task<RegisteredHost?> ReadAsync(ChainReads reads, Address address)
    {
        NodeRegistry registry = reads.Contracts.NodeRegistry;
        Task<NodeRegistry.Results.Nodes> reading = registry.NodesAsync(address);
        Task<NodeRegistry.Results.GetHostModelPrices> usdc = registry.GetHostModelPricesAsync(@operator: address, token: reads.Contracts.Deployment.Usdc);
        Task<NodeRegistry.Results.GetHostModelPrices> native = registry.GetHostModelPricesAsync(@operator: address, token: Address.Zero);
        await Task.WhenAll(reading, usdc, native).ConfigureAwait(false);

        NodeRegistry.Results.Nodes node = await reading.ConfigureAwait(false);
        if (node.Operator.IsZero)
        {
            return null;
        }

        string? problem = HostMetadata.TryParse(node.Metadata, out HostMetadata? metadata, out string? found) ? null : found;
        return new RegisteredHost
        {
            Address = address,
            IsActive = node.Active,
            Stake = new FabAmount(node.StakedAmount),
            ApiUrl = node.ApiUrl,
            Url = HostUrl.Read(node.ApiUrl),
            Metadata = metadata,
            MetadataProblem = problem,
            Models = Merge(await usdc.ConfigureAwait(false), await native.ConfigureAwait(false)),
        };
    }

    // One host whose registration cannot be decoded must not hide all the others; FindAsync says what is wrong with it.
    private static async Task<RegisteredHost?> ReadOrPassOverAsync(ChainReads reads, Address address)
    {
        try
        {
            return await ReadAsync(reads, address).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ContractRevertedException or AbiFormatException)
        {
            return null;
        }
    }

    private static HostModel[] Merge(NodeRegistry.Results.GetHostModelPrices usdc, NodeRegistry.Results.GetHostModelPrices native)
    {
        Dictionary<Bytes32, UInt256> natives = [];
        foreach ((Bytes32 model, UInt256 price) in native.ModelIds.Zip(native.Prices))
        {
            natives[model] = price;
        }

        return
        [
            .. usdc.ModelIds.Zip(usdc.Prices).Select(pair => new HostModel(
                pair.First, PriceOf(pair.Second, PaymentToken.Usdc), PriceOf(natives.GetValueOrDefault(pair.First), PaymentToken.Native))),
        ];
    }

    private static TokenPrice? PriceOf(UInt256 price, PaymentToken token) => price.IsZero ? null : new TokenPrice(price, token);
}
