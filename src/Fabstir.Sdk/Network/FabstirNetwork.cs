using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The chain, where the contracts are on it, and whether they are those that this library is made for. Thread-safe.</summary>
public sealed class FabstirNetwork
{
    private readonly MarketplaceConnection _connection;

    internal FabstirNetwork(MarketplaceConnection connection) => _connection = connection;

    /// <summary>The name of the chain.</summary>
    public string Name => _connection.Deployment.Name;

    /// <summary>The id of the chain (EIP-155).</summary>
    public ulong ChainId => _connection.Deployment.ChainId;

    /// <summary>The addresses of the contracts and tokens, and how they are known.</summary>
    public FabstirDeployment Deployment => _connection.Deployment;

    /// <summary>The newest block, and the revision and implementation of the contracts.</summary>
    /// <remarks>
    /// Reads the newest block, a getter of each contract that only the revision of this library has, and the proxies' implementation slots (ERC-1967). Writes nothing.
    /// </remarks>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="ContractOutdatedException">A contract is not there, or of another revision.</exception>
    /// <exception cref="ChainException">The chain could not be read, or is another one.</exception>
    public Task<NetworkStatus> GetStatusAsync(CancellationToken cancellationToken = default) => _connection.RunAsync(
        "network.get_status",
        async token =>
        {
            BlockHeader block = await _connection.Node.GetBlockAsync(BlockReference.Latest, token).ConfigureAwait(false)
                ?? throw new BlockNotFoundException(BlockReference.Latest);
            IReadOnlyList<ContractRevision> contracts = await new RevisionCheck(_connection.Node, _connection.Deployment).InspectAsync(token).ConfigureAwait(false);
            return new NetworkStatus(Name, ChainId, block.Number, block.Timestamp, contracts);
        },
        cancellationToken);

    /// <summary>What an account has in its wallet. What it has at the marketplace is in <see cref="FabstirPayments.GetBalancesAsync"/>.</summary>
    /// <remarks>Reads the native balance and <c>balanceOf</c> of USDC and FAB, in one request. Writes nothing.</remarks>
    /// <param name="account">Whose. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No account is given, and the client has none.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<WalletBalances> GetWalletAsync(Address? account = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "network.get_wallet",
        token =>
        {
            Address owner = account ?? _connection.AccountFor("network.get_wallet");
            return _connection.ReadAsync(
                async reads =>
                {
                    Task<Wei> native = reads.BalanceAsync(owner);
                    Task<UInt256[]> tokens = Task.WhenAll(reads.Contracts.Usdc.BalanceOfAsync(owner), reads.Contracts.Fab.BalanceOfAsync(owner));
                    UInt256[] amounts = await tokens.ConfigureAwait(false);
                    return new WalletBalances(
                        owner,
                        new TokenAmount((await native.ConfigureAwait(false)).Value, PaymentToken.Native),
                        new TokenAmount(amounts[0], PaymentToken.Usdc),
                        amounts[1]);
                },
                token);
        },
        cancellationToken);
}
