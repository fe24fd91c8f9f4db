using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Balances, allowances, deposits, withdrawals and delegates. Thread-safe.</summary>
public sealed class FabstirPayments
{
    private readonly MarketplaceConnection _connection;

    internal FabstirPayments(MarketplaceConnection connection) => _connection = connection;

    /// <summary>What an account has: wallet, deposit balance, locked in sessions, and the marketplace's allowance.</summary>
    /// <remarks>Reads, in one request: <c>balanceOf</c>, <c>allowance</c>, <c>getDepositBalance</c>, <c>getLockedBalance…</c>, <c>getTotalBalance…</c>. Writes nothing.</remarks>
    /// <param name="account">Whose. Default: the client's account.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ReadOnlyClientException">No account is given, and the client has none.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public Task<Balances> GetBalancesAsync(Address? account = null, CancellationToken cancellationToken = default) => _connection.RunAsync(
        "payments.get_balances",
        token =>
        {
            Address owner = account ?? _connection.AccountFor("payments.get_balances");
            return _connection.ReadAsync(reads => ReadAsync(reads, owner), token);
        },
        cancellationToken);

    private static async Task<Balances> ReadAsync(ChainReads reads, Address account)
    {
        FabstirContracts contracts = reads.Contracts;
        Task<Wei> native = reads.BalanceAsync(account);
        Task<UInt256[]> amounts = Task.WhenAll(
            contracts.Usdc.BalanceOfAsync(account),
            contracts.JobMarketplace.GetDepositBalanceAsync(account, contracts.Deployment.Usdc),
            contracts.JobMarketplace.GetLockedBalanceTokenAsync(account, contracts.Deployment.Usdc),
            contracts.JobMarketplace.GetTotalBalanceTokenAsync(account, contracts.Deployment.Usdc),
            contracts.Usdc.AllowanceAsync(account, contracts.Deployment.JobMarketplace),
            contracts.JobMarketplace.GetDepositBalanceAsync(account, Address.Zero),
            contracts.JobMarketplace.GetLockedBalanceNativeAsync(account),
            contracts.JobMarketplace.GetTotalBalanceNativeAsync(account));
        return await amounts.ConfigureAwait(false) switch
        {
            [var usdc, var deposit, var locked, var total, var allowance, .. var natives] => new Balances(
                account,
                BalanceOf(PaymentToken.Usdc, usdc, deposit, locked, total, allowance),
                BalanceOf(PaymentToken.Native, (await native.ConfigureAwait(false)).Value, natives[0], natives[1], natives[2], UInt256.Zero)),
            _ => throw new InvalidOperationException("As many reads end as were started."),
        };
    }

    private static TokenBalance BalanceOf(PaymentToken token, UInt256 wallet, UInt256 deposit, UInt256 locked, UInt256 total, UInt256 allowance) => new(
        new TokenAmount(wallet, token), new TokenAmount(deposit, token), new TokenAmount(locked, token), new TokenAmount(total, token), new TokenAmount(allowance, token));
}
