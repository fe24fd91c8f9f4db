using Fabstir.Abi;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>The smallest and the largest deposit are accepted, and one unit less or more is not.</summary>
public sealed class DepositLimitTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Native_deposits_are_a_ten_thousandth_of_an_ether_to_1000_ether()
    {
        UInt256 least = 100_000_000_000_000;
        UInt256 most = UInt256.Parse("1000000000000000000000");

        Assert.Equal("Deposit too small", await RefusalOfAsync(Way.Native, SessionTerms.InEther with { Deposit = least - 1 }));
        Assert.Equal("Deposit too large", await RefusalOfAsync(Way.Native, SessionTerms.InEther with { Deposit = most + 1 }));
        await market.OpenAsync(Way.Native, SessionTerms.InEther with { Deposit = least });
        await market.OpenAsync(Way.Native, SessionTerms.InEther with { Deposit = most });
    }

    [Theory]
    [InlineData(Way.Token)]
    [InlineData(Way.TokenDeposit)]
    [InlineData(Way.Delegate)]
    public async Task Deposits_in_USDC_are_half_a_dollar_to_a_million(Way way)
    {
        UInt256 least = 500_000;
        UInt256 most = 1_000_000_000_000;

        await market.FillDepositAsync(way, least - 1);
        Assert.Equal("Deposit too small", await RefusalOfAsync(way, SessionTerms.InUsdc with { Deposit = least - 1 }));
        UInt256 id = await market.OpenAsync(way, SessionTerms.InUsdc with { Deposit = least });
        await market.EndAsync(id, Ending.ByHost);

        await market.FillDepositAsync(way, most + 1);
        Assert.Equal("Deposit too large", await RefusalOfAsync(way, SessionTerms.InUsdc with { Deposit = most + 1 }));
        await market.SendOpeningAsync(way, SessionTerms.InUsdc with { Deposit = most }).MinedAsync();
        id = await market.Client.JobMarketplace.NextJobIdAsync(cancellationToken: Cancellation) - 1;
        await market.EndAsync(id, Ending.ByHost);
        await EmptyDepositAsync();
    }

    [Fact]
    public async Task The_limits_of_a_token_are_what_the_treasury_set_last()
    {
        await SetLeastAsync(600_000);
        Assert.Equal("Deposit too small", await RefusalOfAsync(Way.Token, SessionTerms.InUsdc with { Deposit = 599_999 }));
        await SetLeastAsync(500_000);
        await market.OpenAsync(Way.Token, SessionTerms.InUsdc with { Deposit = 599_999 });

        Task SetLeastAsync(UInt256 least) => market.Treasury.JobMarketplace.UpdateTokenMinDepositAsync(
            new() { Token = market.Usdc, MinDeposit = least }, cancellationToken: Cancellation).MinedAsync();
    }

    private Task<string> RefusalOfAsync(Way way, SessionTerms terms) => Refusal.ReasonOfAsync(market.SendOpeningAsync(way, terms));

    private async Task EmptyDepositAsync()
    {
        UInt256 balance = await market.Client.JobMarketplace.GetDepositBalanceAsync(market.ClientAddress, market.Usdc, cancellationToken: Cancellation);
        if (balance > 0)
        {
            await market.Client.JobMarketplace.WithdrawTokenAsync(new() { Token = market.Usdc, Amount = balance }, cancellationToken: Cancellation).MinedAsync();
        }
    }
}
