using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The four ways of opening a session, chosen by where the money comes from.</summary>
internal static class OpeningTransaction
{
    public static string FunctionOf(SessionRequest request) =>
        request.Payer is not null ? "createSessionForModelAsDelegate"
        : request.Funding == SessionFunding.DepositBalance ? "createSessionFromDepositForModel"
        : request.Token == PaymentToken.Native ? "createSessionJobForModel"
        : "createSessionJobForModelWithToken";

    public static Task<TransactionHandle> SendAsync(
        FabstirContracts contracts, SessionRequest request, TokenPrice price, TransactionOptions options, CancellationToken cancellationToken)
    {
        JobMarketplace market = contracts.JobMarketplace;
        Address token = Payment.AddressOf(request.Token, contracts.Deployment);
        UInt256 duration = (ulong)request.Duration.TotalSeconds;
        UInt256 window = (ulong)request.ProofTimeoutWindow.TotalSeconds;
        if (request.Payer is { } payer)
        {
            return market.CreateSessionForModelAsDelegateAsync(
                new()
                {
                    Payer = payer,
                    ModelId = request.Model.Value,
                    Host = request.Host,
                    PaymentToken = token,
                    Amount = request.Deposit.BaseUnits,
                    PricePerToken = price.BaseUnits,
                    MaxDuration = duration,
                    ProofInterval = request.ProofInterval,
                    ProofTimeoutWindow = window,
                },
                options,
                cancellationToken);
        }

        if (request.Funding == SessionFunding.DepositBalance)
        {
            return market.CreateSessionFromDepositForModelAsync(
                new()
                {
                    ModelId = request.Model.Value,
                    Host = request.Host,
                    PaymentToken = token,
                    Deposit = request.Deposit.BaseUnits,
                    PricePerToken = price.BaseUnits,
                    MaxDuration = duration,
                    ProofInterval = request.ProofInterval,
                    ProofTimeoutWindow = window,
                },
                options,
                cancellationToken);
        }

        return request.Token == PaymentToken.Native
            ? market.CreateSessionJobForModelAsync(
                new()
                {
                    Host = request.Host,
                    ModelId = request.Model.Value,
                    PricePerToken = price.BaseUnits,
                    MaxDuration = duration,
                    ProofInterval = request.ProofInterval,
                    ProofTimeoutWindow = window,
                },
                new Wei(request.Deposit.BaseUnits),
                options,
                cancellationToken)
            : market.CreateSessionJobForModelWithTokenAsync(
                new()
                {
                    Host = request.Host,
                    ModelId = request.Model.Value,
                    Token = token,
                    Deposit = request.Deposit.BaseUnits,
                    PricePerToken = price.BaseUnits,
                    MaxDuration = duration,
                    ProofInterval = request.ProofInterval,
                    ProofTimeoutWindow = window,
                },
                options,
                cancellationToken);
    }
}
