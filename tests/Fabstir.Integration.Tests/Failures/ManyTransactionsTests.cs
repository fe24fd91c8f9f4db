using System.Globalization;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Failures;

/// <summary>One account, many transactions at once: each gets a nonce of its own, and none is left out.</summary>
public sealed class ManyTransactionsTests(Marketplace market) : IClassFixture<Marketplace>
{
    private const int Count = 50;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_transactions_at_once_use_the_nonces_0_to_49()
    {
        DevnetAccount account = market.Devnet.Accounts.Others[3];
        FabstirContracts contracts = market.Devnet.ContractsOf(account);
        Address[] spenders = [.. Enumerable.Range(0, Count).Select(static i => new Address(Keccak256.Hash($"spender {i}").AsSpan()[12..]))];

        TransactionReceipt[] receipts = await Task.WhenAll(spenders.Select((spender, i) => contracts.Usdc.ApproveAsync(
            new() { Spender = spender, Value = (UInt256)i + 1 }, cancellationToken: Cancellation).MinedAsync()));

        ulong[] nonces = await Task.WhenAll(receipts.Select(NonceAsync));
        Assert.Equal(Enumerable.Range(0, Count).Select(static i => (ulong)i), nonces.Order());
        Assert.Equal((ulong)Count, await market.Devnet.Transport.GetTransactionCountAsync(account.Address, BlockReference.Pending, Cancellation));
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal((UInt256)i + 1, await contracts.Usdc.AllowanceAsync(account.Address, spenders[i], cancellationToken: Cancellation));
        }
    }

    // What the chain has, not what we meant to send.
    private async Task<ulong> NonceAsync(TransactionReceipt receipt)
    {
        JsonElement transaction =
            await market.Devnet.Transport.RequestAsync("eth_getTransactionByHash", [receipt.TransactionHash.ToString()], Cancellation);
        return ulong.Parse(transaction.GetProperty("nonce").GetString().AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
