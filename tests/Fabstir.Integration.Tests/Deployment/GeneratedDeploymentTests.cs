using Fabstir.Ethereum;
using Integration.Tests.Deployed;
using Integration.Tests.Support;

namespace Integration.Tests.Deployment;

/// <summary>What the generator makes of an artifact with bytecode: a library, and a contract that is linked with it and takes arguments and value.</summary>
public sealed class GeneratedDeploymentTests(Marketplace market) : IClassFixture<Marketplace>
{
    private const string SolcName = "src/Shop.sol:Prices";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private JsonRpcTransport Owner => market.Devnet.TransportOf(market.Devnet.Accounts.Owner);

    [Fact]
    public async Task A_contract_is_linked_with_a_library_and_calls_it()
    {
        Prices prices = await (await Prices.DeployAsync(Owner, cancellationToken: Cancellation)).WaitAsync(cancellationToken: Cancellation);
        ContractDeployment<Shop> deployment = await Shop.DeployAsync(
            Owner, new() { Prices = prices.Address }, new() { Owner = market.Devnet.Accounts.Host.Address }, Wei.FromGwei(5), cancellationToken: Cancellation);
        Shop shop = await deployment.WaitAsync(cancellationToken: Cancellation);

        Assert.Equal(market.Devnet.Accounts.Host.Address, await shop.OwnerAsync(cancellationToken: Cancellation));
        Assert.Equal(Wei.FromGwei(5), await Owner.GetBalanceAsync(shop.Address, cancellationToken: Cancellation));

        // The library doubles the price.
        Shop.Functions.Buy purchase = new() { Item = new() { Name = "tea", Price = new(21), Size = new(1) } };
        Assert.Equal((UInt128)42, (await shop.SimulateAsync(purchase, cancellationToken: Cancellation)).Value);
        TransactionReceipt receipt = await (await shop.BuyAsync(purchase, Wei.Zero, cancellationToken: Cancellation)).WaitAsync(cancellationToken: Cancellation);
        Shop.Event.Sold sold = Assert.Single(receipt.GetEvents<Shop.Event.Sold>(shop.Address));
        Assert.Equal((market.Devnet.Accounts.Owner.Address, purchase.Item), (sold.Buyer, sold.Item));
    }

    [Fact]
    public void Bytecode_that_is_not_linked_names_the_library() => Assert.Equal([SolcName], Shop.Bytecode.UnlinkedLibraries);
}
