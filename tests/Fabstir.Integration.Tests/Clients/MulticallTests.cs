using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Clients;

/// <summary>Calls of several contracts in one, each with its own result or its own failure.</summary>
public sealed class MulticallTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_and_failures_are_those_of_single_calls()
    {
        MulticallBatch batch = new(market.Devnet.Transport);
        FabstirContracts contracts = new(batch, market.Devnet.Deployment);
        JobMarketplace nowhere = new(batch, market.ClientAddress);

        Task<UInt256> balance = contracts.Usdc.BalanceOfAsync(market.ClientAddress, cancellationToken: Cancellation);
        Task<string> symbol = contracts.Usdc.SymbolAsync(cancellationToken: Cancellation);
        Task<UInt256> price = contracts.NodeRegistry.GetModelPricingAsync(market.ClientAddress, market.Devnet.Model.Id, market.Usdc, cancellationToken: Cancellation);
        Task<Bytes32> uuid = contracts.JobMarketplace.ProxiableUUIDAsync(cancellationToken: Cancellation);
        Task<UInt256> missing = nowhere.NextJobIdAsync(cancellationToken: Cancellation);
        Task<UInt256> fee = contracts.JobMarketplace.MinTokensFeeAsync(cancellationToken: Cancellation);
        Assert.Equal(6, batch.Count);
        await batch.SendAsync(Cancellation);

        Assert.Equal(await market.Client.Usdc.BalanceOfAsync(market.ClientAddress, cancellationToken: Cancellation), await balance);
        Assert.Equal(("USDC", (UInt256)1_000), (await symbol, await fee));
        Assert.Equal(new NodeRegistry.Error.Revert("No model pricing"), (await Assert.ThrowsAsync<ContractRevertedException>(() => price)).Error);
        Assert.IsType<JobMarketplace.Error.UUPSUnauthorizedCallContext>((await Assert.ThrowsAsync<ContractRevertedException>(() => uuid)).Error);
        Assert.Equal(market.ClientAddress, (await Assert.ThrowsAsync<ContractNotFoundException>(() => missing)).Contract);
    }

    [Fact]
    public async Task A_block_of_the_past_is_read_by_all()
    {
        ulong before = await market.Devnet.Transport.GetBlockNumberAsync(Cancellation);
        UInt256 had = await market.Client.Usdc.BalanceOfAsync(market.DelegateAddress, cancellationToken: Cancellation);
        await market.Client.Usdc.TransferAsync(new() { To = market.DelegateAddress, Value = 7 }, cancellationToken: Cancellation).MinedAsync();
        MulticallBatch batch = new(market.Devnet.Transport, new() { Call = new() { Block = before } });

        Task<UInt256> balance = new ERC20(batch, market.Usdc).BalanceOfAsync(market.DelegateAddress, cancellationToken: Cancellation);
        await batch.SendAsync(Cancellation);

        Assert.Equal(had, await balance);
        Assert.Equal(had + 7, await market.Client.Usdc.BalanceOfAsync(market.DelegateAddress, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Many_calls()
    {
        MulticallBatch batch = new(market.Devnet.Transport, new() { BatchSize = 64 });
        ERC20 usdc = new(batch, market.Usdc);
        Task<UInt256>[] allowances = [.. Enumerable.Range(0, 300).Select(_ => usdc.AllowanceAsync(market.ClientAddress, market.Devnet.Deployment.JobMarketplace, cancellationToken: Cancellation))];

        await batch.SendAsync(Cancellation);

        UInt256 expected = await market.Client.Usdc.AllowanceAsync(market.ClientAddress, market.Devnet.Deployment.JobMarketplace, cancellationToken: Cancellation);
        Assert.All(await Task.WhenAll(allowances), allowance => Assert.Equal(expected, allowance));
    }

    [Fact]
    public async Task Without_the_contract()
    {
        MulticallBatch batch = new(market.Devnet.Transport, new() { Contract = market.ClientAddress });
        Task<string> symbol = new ERC20(batch, market.Usdc).SymbolAsync(cancellationToken: Cancellation);

        MulticallNotDeployedException missing = await Assert.ThrowsAsync<MulticallNotDeployedException>(() => batch.SendAsync(Cancellation));

        Assert.Equal(market.ClientAddress, missing.Contract);
        await Assert.ThrowsAsync<MulticallNotDeployedException>(() => symbol);
    }
}
