using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Money;

/// <summary>What a session cannot be opened with is refused before anything is sent, with the contract's own error.</summary>
public sealed class RefusalTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_token_is_refused()
    {
        SessionTerms inFab = SessionTerms.InUsdc with { Token = market.Devnet.Deployment.Fab };

        Assert.Equal("Token not accepted", await RefusalOfAsync(Way.Token, inFab));
        Assert.Equal("Token not accepted", await RefusalOfAsync(Way.Delegate, inFab));
        Assert.Equal("ERC20 only", await RefusalOfAsync(Way.Delegate, SessionTerms.InUsdc with { Token = Address.Zero }));
    }

    [Fact]
    public async Task The_terms_have_ranges()
    {
        SessionTerms terms = SessionTerms.InUsdc;

        Assert.Equal("Invalid duration", await RefusalOfAsync(Way.Token, terms with { MaxDuration = 0 }));
        Assert.Equal("Invalid duration", await RefusalOfAsync(Way.Token, terms with { MaxDuration = (365 * 86_400) + 1 }));
        Assert.Equal("Proof interval too small", await RefusalOfAsync(Way.Token, terms with { ProofInterval = 99 }));
        // A deposit of 1,000,000 at 5,001 pays for 199,960 tokens.
        Assert.Equal("Deposit below one interval", await RefusalOfAsync(Way.Token, terms with { ProofInterval = 199_961 }));
        Assert.Equal("Invalid proof timeout", await RefusalOfAsync(Way.Token, terms with { ProofTimeoutWindow = 59 }));
        Assert.Equal("Invalid proof timeout", await RefusalOfAsync(Way.Token, terms with { ProofTimeoutWindow = 3_601 }));
        await market.OpenAsync(Way.Token, terms with { MaxDuration = 365 * 86_400, ProofInterval = 199_960, ProofTimeoutWindow = 3_600 });
        await market.OpenAsync(Way.Token, terms with { MaxDuration = 1, ProofTimeoutWindow = 60 });
    }

    [Theory]
    [InlineData(Way.Token)]
    [InlineData(Way.Delegate)]
    public async Task Tokens_that_were_not_approved_are_refused_by_the_token(Way way)
    {
        await ApproveAsync(999_999);
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => market.SendOpeningAsync(way, SessionTerms.InUsdc));
        await ApproveAsync(Marketplace.Allowance);

        // ERC-6093, passed on by the marketplace: none of its own errors.
        ERC20.Error.ERC20InsufficientAllowance expected = new()
        {
            Spender = market.Devnet.Deployment.JobMarketplace,
            Allowance = 999_999,
            Needed = 1_000_000,
        };
        Assert.Equal(expected, ERC20.Error.Decode(refused.RevertData.AsSpan()));

        Task ApproveAsync(UInt256 value) => market.Client.Usdc.ApproveAsync(
            new() { Spender = market.Devnet.Deployment.JobMarketplace, Value = value }, cancellationToken: Cancellation).MinedAsync();
    }

    [Fact]
    public async Task A_delegate_that_is_not_authorized_any_more_is_refused()
    {
        await AuthorizeAsync(false);
        Assert.Equal("Not authorized", await RefusalOfAsync(Way.Delegate, SessionTerms.InUsdc));
        await AuthorizeAsync(true);
        await market.OpenAsync(Way.Delegate);

        Task AuthorizeAsync(bool authorized) => market.Client.JobMarketplace.AuthorizeDelegateAsync(
            new() { Delegate = market.DelegateAddress, Authorized = authorized }, cancellationToken: Cancellation).MinedAsync();
    }

    private Task<string> RefusalOfAsync(Way way, SessionTerms terms) => Refusal.ReasonOfAsync(market.SendOpeningAsync(way, terms));
}
