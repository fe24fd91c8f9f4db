using Fabstir.Abi;

namespace Fabstir;

/// <summary>Compares a request with what the chain allows, and finds everything that is in the way.</summary>
internal sealed class TermCheck(SessionRequest request, SessionLimits limits, SessionFunds funds)
{
    private readonly List<TermViolation> _violations = [];

    /// <summary>The price that the session is opened with.</summary>
    /// <exception cref="SessionTermsException">Something is in the way.</exception>
    public static TokenPrice Run(SessionRequest request, SessionLimits limits, SessionFunds funds)
    {
        TermCheck check = new(request, limits, funds);
        check.CheckParties();
        TokenPrice price = check.CheckPrice();
        check.CheckDeposit();
        check.CheckTimes();
        check.CheckInterval(price);
        check.CheckFunds();
        return check._violations.Count == 0 ? price : throw new SessionTermsException(check._violations);
    }

    private void CheckParties()
    {
        Require(!limits.IsPaused, FabstirErrorCode.MarketplacePaused, "the marketplace", "paused", "open for new sessions", "JobMarketplace.paused()");
        Require(
            limits.IsTokenAccepted, FabstirErrorCode.InvalidPaymentToken, nameof(SessionConfig.PaymentToken), request.Token.ToString(), "accepted", "JobMarketplace.acceptedTokens");
        Require(limits.IsHostActive, FabstirErrorCode.HostNotActive, "the host", limits.Host.ToString(), "registered and active", "NodeRegistry.isActiveNode");
        Require(limits.IsModelApproved, FabstirErrorCode.ModelNotApproved, "the model", limits.Model.ToString(), "approved", "ModelRegistry.isModelApproved");
        Require(
            limits.HostServesModel, FabstirErrorCode.ModelNotAvailable, "the model", limits.Model.ToString(), $"one that {limits.Host} serves", "NodeRegistry.nodeSupportsModel");
    }

    private TokenPrice CheckPrice()
    {
        const string Pricing = "NodeRegistry.modelTokenPricing";
        if (limits.HostPrice is not { } hostPrice)
        {
            Add(FabstirErrorCode.ModelNotAvailable, "the host's price", $"not set in {request.Token}", "set by the host", Pricing);
            return request.Price ?? default;
        }

        TokenPrice price = request.Price ?? hostPrice;
        if (price.BaseUnits < hostPrice.BaseUnits)
        {
            Add(FabstirErrorCode.InvalidParameters, nameof(SessionConfig.PricePerToken), price.ToString(), $"at least the host's {hostPrice}", Pricing);
        }

        if (request.MaxPrice is { } cap && price.BaseUnits > cap.BaseUnits)
        {
            Add(FabstirErrorCode.PriceAboveCap, "the price", price.ToString(), $"at most {cap}", $"{nameof(SessionConfig)}.{nameof(SessionConfig.MaxPricePerToken)}");
        }

        if (price.BaseUnits > limits.MaxPrice.BaseUnits)
        {
            Add(
                FabstirErrorCode.InvalidParameters,
                nameof(SessionConfig.PricePerToken),
                price.ToString(),
                $"at most {limits.MaxPrice}",
                $"NodeRegistry.MAX_PRICE_PER_TOKEN_{(request.Token == PaymentToken.Native ? "NATIVE" : "STABLE")}()");
        }

        return price;
    }

    private void CheckDeposit()
    {
        bool isNative = request.Token == PaymentToken.Native;
        if (request.Deposit.BaseUnits < limits.MinDeposit.BaseUnits)
        {
            AddDeposit($"at least {limits.MinDeposit}", isNative ? "JobMarketplace.MIN_DEPOSIT()" : "JobMarketplace.tokenMinDeposits");
        }

        if (request.Deposit.BaseUnits > limits.MaxDeposit.BaseUnits)
        {
            AddDeposit($"at most {limits.MaxDeposit}", isNative ? "documented, without a getter" : "JobMarketplace.tokenMaxDeposits");
        }
    }

    private void CheckTimes()
    {
        if (request.Duration > SessionLimits.MaxDuration)
        {
            Add(FabstirErrorCode.InvalidParameters, nameof(SessionConfig.Duration), request.Duration.ToString(), "at most 365 days", "documented, without a getter");
        }

        if (request.ProofTimeoutWindow < limits.MinProofTimeoutWindow || request.ProofTimeoutWindow > limits.MaxProofTimeoutWindow)
        {
            Add(
                FabstirErrorCode.InvalidParameters,
                nameof(SessionConfig.ProofTimeoutWindow),
                request.ProofTimeoutWindow.ToString(),
                $"{limits.MinProofTimeoutWindow} to {limits.MaxProofTimeoutWindow}",
                "JobMarketplace.MIN_PROOF_TIMEOUT() and MAX_PROOF_TIMEOUT()");
        }
    }

    private void CheckInterval(TokenPrice price)
    {
        if (request.ProofInterval < limits.MinProofInterval)
        {
            AddInterval($"at least {limits.MinProofInterval} tokens", "JobMarketplace.MIN_PROVEN_TOKENS()");
        }

        if (!price.BaseUnits.IsZero && request.ProofInterval > price.TokensFor(request.Deposit))
        {
            AddInterval($"at most the {price.TokensFor(request.Deposit)} tokens that {request.Deposit} pay for at {price}", "deposit × 1000 / price");
        }
    }

    private void CheckFunds()
    {
        Require(
            funds.IsDelegate, FabstirErrorCode.DelegateNotAuthorized, nameof(SessionConfig.Payer), request.Payer.ToString() ?? "", "one that authorized this account", "JobMarketplace.isAuthorizedDelegate");
        if (funds.Available < request.Deposit.BaseUnits)
        {
            Add(FabstirErrorCode.InsufficientBalance, "the balance", Text(funds.Available), $"at least {request.Deposit}", funds.AvailableSource);
        }

        if (funds.Allowance is { } allowance && allowance < request.Deposit.BaseUnits)
        {
            Add(FabstirErrorCode.InsufficientAllowance, "the payer's allowance", Text(allowance), $"at least {request.Deposit}", $"USDC.allowance({request.Payer}, JobMarketplace)");
        }
    }

    private string Text(UInt256 units) => new TokenAmount(units, request.Token).ToString();

    private void AddDeposit(string bound, string source) =>
        Add(FabstirErrorCode.InvalidParameters, nameof(SessionConfig.DepositAmount), request.Deposit.ToString(), bound, source);

    private void AddInterval(string bound, string source) =>
        Add(FabstirErrorCode.InvalidParameters, nameof(SessionConfig.ProofInterval), $"{request.ProofInterval} tokens", bound, source);

    private void Require(bool isMet, FabstirErrorCode code, string term, string value, string bound, string source)
    {
        if (!isMet)
        {
            Add(code, term, value, bound, source);
        }
    }

    private void Add(FabstirErrorCode code, string term, string value, string bound, string source) =>
        _violations.Add(new TermViolation(code, term, value, bound, source));
}
