using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Reads what an account has, from one block.</summary>
internal static class BalanceReads
{
    public static async Task<Balances> ReadAsync(ChainReads reads, Address account)
    {
        FabstirContracts contracts = reads.Contracts;
        Task<Wei> native = reads.BalanceAsync(account);
        Task<UInt256[]> usdc = Task.WhenAll(
            contracts.Usdc.BalanceOfAsync(account),
            contracts.JobMarketplace.GetDepositBalanceAsync(account, token: contracts.Deployment.Usdc),
            contracts.JobMarketplace.GetLockedBalanceTokenAsync(account, token: contracts.Deployment.Usdc),
            contracts.JobMarketplace.GetTotalBalanceTokenAsync(account, token: contracts.Deployment.Usdc),
            contracts.Usdc.AllowanceAsync(owner: account, spender: contracts.Deployment.JobMarketplace));
        Task<UInt256[]> ether = Task.WhenAll(
            contracts.JobMarketplace.GetDepositBalanceAsync(account, token: Address.Zero),
            contracts.JobMarketplace.GetLockedBalanceNativeAsync(account),
            contracts.JobMarketplace.GetTotalBalanceNativeAsync(account));
        return new Balances(
            account,
            Create(PaymentToken.Usdc, await usdc.ConfigureAwait(false)),
            Create(PaymentToken.Native, [(await native.ConfigureAwait(false)).Value, .. await ether.ConfigureAwait(false), UInt256.Zero]));
    }

    private static TokenBalance Create(PaymentToken token, UInt256[] amounts) => new(
        new TokenAmount(amounts[0], token),
        new TokenAmount(amounts[1], token),
        new TokenAmount(amounts[2], token),
        new TokenAmount(amounts[3], token),
        new TokenAmount(amounts[4], token));
}
