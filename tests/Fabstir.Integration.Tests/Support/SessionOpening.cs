using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Integration.Tests.Support;

/// <summary>Opens sessions, in all ways.</summary>
internal static class SessionOpening
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens a session, on the usual terms where none are given.</summary>
    /// <returns>Its id.</returns>
    public static async Task<UInt256> OpenAsync(this Marketplace market, Way way, SessionTerms? terms = null)
    {
        terms ??= SessionTerms.For(way);
        await market.FillDepositAsync(way, terms.Deposit);
        TransactionReceipt receipt = await market.SendOpeningAsync(way, terms).MinedAsync();
        return receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(market.Devnet.Deployment.JobMarketplace).Single().JobId;
    }

    /// <summary>Puts into the client's deposit balance what a session of that way takes out of it; nothing for the other ways.</summary>
    public static Task FillDepositAsync(this Marketplace market, Way way, UInt256 amount) => way switch
    {
        Way.NativeDeposit => market.Client.JobMarketplace.DepositNativeAsync(new Wei(amount), cancellationToken: Cancellation).MinedAsync(),
        Way.TokenDeposit => market.Client.JobMarketplace.DepositTokenAsync(
            new() { Token = market.Usdc, Amount = amount }, cancellationToken: Cancellation).MinedAsync(),
        _ => Task.CompletedTask,
    };

    public static Task<TransactionHandle> SendOpeningAsync(this Marketplace market, Way way, SessionTerms terms) => way switch
    {
        Way.Native => market.SendNativeAsync(terms),
        Way.Token => market.SendWithTokenAsync(terms),
        Way.NativeDeposit => market.SendFromDepositAsync(terms, Address.Zero),
        Way.TokenDeposit => market.SendFromDepositAsync(terms, market.Usdc),
        Way.Delegate => market.SendAsDelegateAsync(terms),
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "No such way."),
    };

    private static Task<TransactionHandle> SendNativeAsync(this Marketplace market, SessionTerms terms) =>
        market.Client.JobMarketplace.CreateSessionJobForModelAsync(
            new()
            {
                Host = terms.Host ?? market.HostAddress,
                ModelId = terms.ModelId ?? market.Devnet.Model.Id,
                PricePerToken = terms.PricePerToken,
                MaxDuration = terms.MaxDuration,
                ProofInterval = terms.ProofInterval,
                ProofTimeoutWindow = terms.ProofTimeoutWindow,
            },
            new Wei(terms.Deposit),
            cancellationToken: Cancellation);

    private static Task<TransactionHandle> SendWithTokenAsync(this Marketplace market, SessionTerms terms) =>
        market.Client.JobMarketplace.CreateSessionJobForModelWithTokenAsync(
            new()
            {
                Host = terms.Host ?? market.HostAddress,
                ModelId = terms.ModelId ?? market.Devnet.Model.Id,
                Token = terms.Token ?? market.Usdc,
                Deposit = terms.Deposit,
                PricePerToken = terms.PricePerToken,
                MaxDuration = terms.MaxDuration,
                ProofInterval = terms.ProofInterval,
                ProofTimeoutWindow = terms.ProofTimeoutWindow,
            },
            cancellationToken: Cancellation);

    private static Task<TransactionHandle> SendFromDepositAsync(this Marketplace market, SessionTerms terms, Address token) =>
        market.Client.JobMarketplace.CreateSessionFromDepositForModelAsync(
            new()
            {
                ModelId = terms.ModelId ?? market.Devnet.Model.Id,
                Host = terms.Host ?? market.HostAddress,
                PaymentToken = token,
                Deposit = terms.Deposit,
                PricePerToken = terms.PricePerToken,
                MaxDuration = terms.MaxDuration,
                ProofInterval = terms.ProofInterval,
                ProofTimeoutWindow = terms.ProofTimeoutWindow,
            },
            cancellationToken: Cancellation);

    private static Task<TransactionHandle> SendAsDelegateAsync(this Marketplace market, SessionTerms terms) =>
        market.Delegate.JobMarketplace.CreateSessionForModelAsDelegateAsync(
            new()
            {
                Payer = market.ClientAddress,
                ModelId = terms.ModelId ?? market.Devnet.Model.Id,
                Host = terms.Host ?? market.HostAddress,
                PaymentToken = terms.Token ?? market.Usdc,
                Amount = terms.Deposit,
                PricePerToken = terms.PricePerToken,
                MaxDuration = terms.MaxDuration,
                ProofInterval = terms.ProofInterval,
                ProofTimeoutWindow = terms.ProofTimeoutWindow,
            },
            cancellationToken: Cancellation);
}
