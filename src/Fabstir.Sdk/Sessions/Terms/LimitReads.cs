using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>Reads what a session may be agreed on, and what there is to pay it from, in one block.</summary>
internal static class LimitReads
{
    // The contract has no getter for it.
    private static readonly UInt256 MaxNativeDeposit = BaseUnits.FromDecimal(1_000, Payment.NativeDecimals);

    public static async Task<SessionLimits> ReadLimitsAsync(ChainReads reads, ModelId model, Address host, PaymentToken token)
    {
        (JobMarketplace market, NodeRegistry hosts, ModelRegistry models) =
            (reads.Contracts.JobMarketplace, reads.Contracts.NodeRegistry, reads.Contracts.ModelRegistry);
        Address address = Payment.AddressOf(token, reads.Contracts.Deployment);
        bool isNative = token == PaymentToken.Native;
        Task<bool[]> flags = Task.WhenAll(
            market.PausedAsync(),
            isNative ? Task.FromResult(true) : market.AcceptedTokensAsync(address),
            hosts.IsActiveNodeAsync(host),
            hosts.NodeSupportsModelAsync(host, model.Value),
            models.IsModelApprovedAsync(model.Value));
        Task<UInt256[]> numbers = Task.WhenAll(
            hosts.ModelTokenPricingAsync(host, model.Value, address),
            isNative ? hosts.MaxPricePerTokenNativeAsync() : hosts.MaxPricePerTokenStableAsync(),
            isNative ? market.MinDepositAsync() : market.TokenMinDepositsAsync(address),
            isNative ? Task.FromResult(MaxNativeDeposit) : market.TokenMaxDepositsAsync(address),
            market.MinProvenTokensAsync(),
            market.MinProofTimeoutAsync(),
            market.MaxProofTimeoutAsync(),
            market.MinTokensFeeAsync(),
            market.DisputeWindowAsync(),
            market.FeeBasisPointsAsync());
        bool[] flag = await flags.ConfigureAwait(false);
        UInt256[] number = await numbers.ConfigureAwait(false);
        return new SessionLimits
        {
            Host = host,
            Model = model,
            IsPaused = flag[0],
            IsTokenAccepted = flag[1],
            IsHostActive = flag[2],
            HostServesModel = flag[3],
            IsModelApproved = flag[4],
            HostPrice = number[0].IsZero ? null : new TokenPrice(number[0], token),
            MaxPrice = new TokenPrice(number[1], token),
            MinDeposit = new TokenAmount(number[2], token),
            MaxDeposit = new TokenAmount(number[3], token),
            MinProofInterval = number[4],
            MinProofTimeoutWindow = ChainTime.ToTimeSpan(number[5]),
            MaxProofTimeoutWindow = ChainTime.ToTimeSpan(number[6]),
            EarlyFeeTokens = number[7],
            DisputeWindow = ChainTime.ToTimeSpan(number[8]),
            FeeBasisPoints = number[9],
        };
    }

    public static async Task<SessionFunds> ReadFundsAsync(ChainReads reads, SessionRequest request, Address account)
    {
        FabstirContracts contracts = reads.Contracts;
        Address token = Payment.AddressOf(request.Token, contracts.Deployment);
        if (request.Payer is { } payer)
        {
            Task<UInt256> balance = contracts.Usdc.BalanceOfAsync(payer);
            Task<UInt256> allowance = contracts.Usdc.AllowanceAsync(owner: payer, spender: contracts.Deployment.JobMarketplace);
            Task<bool> isDelegate = contracts.JobMarketplace.IsAuthorizedDelegateAsync(arg0: payer, arg1: account);
            return new SessionFunds(
                await balance.ConfigureAwait(false), $"USDC.balanceOf({payer})", await allowance.ConfigureAwait(false), await isDelegate.ConfigureAwait(false));
        }

        return request.Funding == SessionFunding.DepositBalance
            ? new SessionFunds(
                await contracts.JobMarketplace.GetDepositBalanceAsync(account, token).ConfigureAwait(false),
                $"JobMarketplace.getDepositBalance({account})",
                Allowance: null,
                IsDelegate: true)
            : new SessionFunds(
                await WalletReads.BalanceAsync(reads, account, request.Token).ConfigureAwait(false),
                $"{WalletReads.SourceOf(request.Token)}({account})",
                Allowance: null,
                IsDelegate: true);
    }
}
