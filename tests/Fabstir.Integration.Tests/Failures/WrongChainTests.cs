using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Failures;

/// <summary>A node of another chain than expected gets no transaction.</summary>
public sealed class WrongChainTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_sent_to_another_chain()
    {
        const ulong BaseSepolia = 84532;
        using LocalSigner signer = market.Devnet.Accounts.Client.CreateSigner();
        using JsonRpcTransport transport = new(market.Devnet.RpcUrl, signer, new JsonRpcTransportOptions { ChainId = BaseSepolia });
        FabstirContracts client = new(transport, market.Devnet.Deployment);
        ulong nonce = await NonceAsync();

        WrongChainException sending = await Assert.ThrowsAsync<WrongChainException>(() => client.Usdc.ApproveAsync(
            new() { Spender = market.HostAddress, Value = 1 }, new TransactionOptions { GasLimit = 100_000 }, Cancellation));
        await Assert.ThrowsAsync<WrongChainException>(() => client.Usdc.DecimalsAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<WrongChainException>(() => client.Usdc.GetEventsAsync(new ERC20.Filters.Transfer(), BlockRange.All, Cancellation));

        Assert.Equal((BaseSepolia, market.Devnet.ChainId), (sending.Expected, sending.Actual));
        Assert.Equal(nonce, await NonceAsync());
        Assert.Equal((UInt256)0, await market.Client.Usdc.AllowanceAsync(market.ClientAddress, market.HostAddress, cancellationToken: Cancellation));
        JsonElement pool = await market.Devnet.Transport.RequestAsync("txpool_status", cancellationToken: Cancellation);
        Assert.Equal(("0x0", "0x0"), (pool.GetProperty("pending").GetString(), pool.GetProperty("queued").GetString()));
    }

    private Task<ulong> NonceAsync() => market.Devnet.Transport.GetTransactionCountAsync(market.ClientAddress, BlockReference.Pending, Cancellation);
}
