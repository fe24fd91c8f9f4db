using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Integration.Tests.Support;

/// <summary>Where all money of one kind is at a moment, as the chain says.</summary>
internal sealed record Books
{
    public required UInt256 ClientWallet { get; init; }

    public required UInt256 ClientDeposit { get; init; }

    public required UInt256 ClientLocked { get; init; }

    public required UInt256 HostEarned { get; init; }

    public required UInt256 TreasuryFees { get; init; }

    public required UInt256 HeldByMarketplace { get; init; }

    public required UInt256 HeldByHostEarnings { get; init; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Reads the books of USDC or, for the zero address, of the native currency.</summary>
    public static async Task<Books> ReadAsync(Marketplace market, Address token)
    {
        (FabstirContracts contracts, Address client) = (market.Devnet.Contracts, market.ClientAddress);
        return new Books
        {
            ClientWallet = await BalanceAsync(market, token, client),
            ClientDeposit = await contracts.JobMarketplace.GetDepositBalanceAsync(client, token, cancellationToken: Cancellation),
            ClientLocked = token.IsZero
                ? await contracts.JobMarketplace.GetLockedBalanceNativeAsync(client, cancellationToken: Cancellation)
                : await contracts.JobMarketplace.GetLockedBalanceTokenAsync(client, token, cancellationToken: Cancellation),
            HostEarned = await contracts.HostEarnings.GetBalanceAsync(market.HostAddress, token, cancellationToken: Cancellation),
            TreasuryFees = token.IsZero
                ? await contracts.JobMarketplace.AccumulatedTreasuryNativeAsync(cancellationToken: Cancellation)
                : await contracts.JobMarketplace.AccumulatedTreasuryTokensAsync(token, cancellationToken: Cancellation),
            HeldByMarketplace = await BalanceAsync(market, token, market.Devnet.Deployment.JobMarketplace),
            HeldByHostEarnings = await BalanceAsync(market, token, market.Devnet.Deployment.HostEarnings),
        };
    }

    /// <summary>What an account has in its wallet.</summary>
    public static async Task<UInt256> BalanceAsync(Marketplace market, Address token, Address account) => token.IsZero
        ? (await market.Devnet.Transport.GetBalanceAsync(account, cancellationToken: Cancellation)).Value
        : await market.Devnet.Contracts.Usdc.BalanceOfAsync(account, cancellationToken: Cancellation);

    /// <summary>What an account paid for transactions in native currency; nothing in tokens.</summary>
    public static UInt256 GasOf(Address account, Address token, params TransactionReceipt[] receipts)
    {
        UInt256 paid = default;
        foreach (TransactionReceipt receipt in receipts)
        {
            paid += token.IsZero && receipt.From == account ? receipt.GasUsed * receipt.EffectiveGasPrice.Value : default;
        }

        return paid;
    }
}
