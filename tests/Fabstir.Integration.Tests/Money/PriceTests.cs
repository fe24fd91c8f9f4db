using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>A host's price is the floor: one for each model and kind of money.</summary>
public sealed class PriceTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Way.Token, 5_000)]
    [InlineData(Way.TokenDeposit, 5_000)]
    [InlineData(Way.Delegate, 5_000)]
    [InlineData(Way.Native, 2_272_727_273_000)]
    [InlineData(Way.NativeDeposit, 2_272_727_273_000)]
    public async Task A_price_below_the_host_s_is_refused_and_the_host_s_own_is_not(Way way, ulong floor)
    {
        await market.FillDepositAsync(way, SessionTerms.For(way).Deposit);

        Assert.Equal("Price below host minimum", await RefusalOfAsync(way, SessionTerms.For(way) with { PricePerToken = floor - 1 }));
        await market.SendOpeningAsync(way, SessionTerms.For(way) with { PricePerToken = floor }).MinedAsync();
    }

    [Theory]
    [InlineData(Way.Token, 100_000_001)]
    [InlineData(Way.Native, 22_727_272_727_273_001)]
    public async Task A_price_above_the_registry_s_range_is_refused(Way way, ulong price) => Assert.Equal(
        "Price above maximum", await RefusalOfAsync(way, SessionTerms.For(way) with { PricePerToken = price }));

    [Fact]
    public async Task Each_model_has_its_own_price_and_none_is_no_price()
    {
        Bytes32 second = await AddModelAsync("TheBloke/TinyLlama-1.1B-Chat-v1.0-GGUF", "tinyllama-1b.Q4_K_M.gguf");
        SessionTerms ofSecond = SessionTerms.InUsdc with { ModelId = second, PricePerToken = 9_000 };
        Assert.Equal("Model not supported", await RefusalOfAsync(Way.Token, ofSecond));

        await market.Host.NodeRegistry.UpdateSupportedModelsAsync(
            new() { NewModelIds = [market.Devnet.Model.Id, second] }, cancellationToken: Cancellation).MinedAsync();
        Assert.Equal("No model pricing", await RefusalOfAsync(Way.Token, ofSecond));

        await SetPriceAsync(second, 9_000);
        Assert.Equal("Price below host minimum", await RefusalOfAsync(Way.Token, ofSecond with { PricePerToken = 8_999 }));
        await market.OpenAsync(Way.Token, ofSecond);
        await market.OpenAsync(Way.Token, SessionTerms.InUsdc with { PricePerToken = 5_000 });

        await market.Host.NodeRegistry.ClearModelTokenPricingAsync(
            new() { ModelId = second, Token = market.Usdc }, cancellationToken: Cancellation).MinedAsync();
        Assert.Equal("No model pricing", await RefusalOfAsync(Way.Token, ofSecond));
    }

    [Fact]
    public async Task Each_host_has_its_own_price()
    {
        DevnetAccount second = market.Devnet.Accounts.Others[4];
        await market.RegisterHostAsync(second, priceUsdc: 7_000);
        SessionTerms withSecond = SessionTerms.InUsdc with { Host = second.Address };

        Assert.Equal("Price below host minimum", await RefusalOfAsync(Way.Token, withSecond with { PricePerToken = 6_999 }));
        await market.OpenAsync(Way.Token, withSecond with { PricePerToken = 7_000 });
        await market.OpenAsync(Way.Token, SessionTerms.InUsdc with { PricePerToken = 5_000 });
        Assert.Equal("No model pricing", await RefusalOfAsync(Way.Native, SessionTerms.InEther with { Host = second.Address }));
    }

    [Fact]
    public async Task Models_and_hosts_that_are_not_registered_are_refused()
    {
        SessionTerms terms = SessionTerms.InUsdc;

        Assert.Equal("Model not approved", await RefusalOfAsync(Way.Token, terms with { ModelId = Keccak256.Hash("unknown") }));
        Assert.Equal("Host not active", await RefusalOfAsync(Way.Token, terms with { Host = market.ClientAddress }));
    }

    [Theory]
    [InlineData(0, "Price below minimum")]
    [InlineData(100_000_001, "Price above maximum")]
    public async Task A_host_cannot_ask_what_is_out_of_range(ulong price, string reason)
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => SetPriceAsync(market.Devnet.Model.Id, price));

        Assert.Equal(new NodeRegistry.Error.Revert(reason), refused.Error);
    }

    private Task<string> RefusalOfAsync(Way way, SessionTerms terms) => Refusal.ReasonOfAsync(market.SendOpeningAsync(way, terms));

    private Task<TransactionReceipt> SetPriceAsync(Bytes32 model, UInt256 price) => market.Host.NodeRegistry.SetModelTokenPricingAsync(
        new() { ModelId = model, Token = market.Usdc, Price = price }, cancellationToken: Cancellation).MinedAsync();

    private async Task<Bytes32> AddModelAsync(string repository, string fileName)
    {
        await market.Owner.ModelRegistry.AddTrustedModelAsync(
            new() { HuggingfaceRepo = repository, FileName = fileName, Sha256Hash = Keccak256.Hash(fileName) }, cancellationToken: Cancellation).MinedAsync();
        return await market.Owner.ModelRegistry.GetModelIdAsync(repository, fileName, cancellationToken: Cancellation);
    }
}
