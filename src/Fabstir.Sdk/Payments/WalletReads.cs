using Fabstir.Abi;

namespace Fabstir;

/// <summary>Reads wallets.</summary>
internal static class WalletReads
{
    public static async Task<UInt256> BalanceAsync(ChainReads reads, Address account, PaymentToken token) => token == PaymentToken.Native
        ? (await reads.BalanceAsync(account).ConfigureAwait(false)).Value
        : await reads.Contracts.Usdc.BalanceOfAsync(account).ConfigureAwait(false);

    /// <summary>Where a balance comes from, for messages.</summary>
    public static string SourceOf(PaymentToken token) => token == PaymentToken.Native ? "native balance" : "USDC.balanceOf";
}
