using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>A configuration in the units of contracts, with everything checked that needs no chain.</summary>
internal sealed record SessionRequest
{
    private const string Source = nameof(SessionConfig);

    public required Address Host { get; init; }

    public required ModelId Model { get; init; }

    public required TokenAmount Deposit { get; init; }

    public required TokenPrice? Price { get; init; }

    public required TokenPrice? MaxPrice { get; init; }

    public required TimeSpan Duration { get; init; }

    public required UInt256 ProofInterval { get; init; }

    public required TimeSpan ProofTimeoutWindow { get; init; }

    public required SessionFunding Funding { get; init; }

    public required Address? Payer { get; init; }

    public PaymentToken Token => Deposit.Token;

    /// <summary>Whether the deposit is taken from the client's wallet by an approval.</summary>
    public bool NeedsApproval => Token == PaymentToken.Usdc && Funding == SessionFunding.Wallet && Payer is null;

    /// <exception cref="SessionTermsException">A value has a form that no chain takes.</exception>
    public static SessionRequest Parse(ModelId model, Address host, SessionConfig config)
    {
        List<TermViolation> violations = [];
        SessionRequest request = new()
        {
            Host = host,
            Model = model,
            Deposit = ParseDeposit(config, violations),
            Price = CheckToken(config.PricePerToken, config, nameof(config.PricePerToken), violations),
            MaxPrice = CheckToken(config.MaxPricePerToken, config, nameof(config.MaxPricePerToken), violations),
            Duration = CheckSeconds(config.Duration, nameof(config.Duration), violations),
            ProofInterval = (UInt256)(uint)Math.Max(config.ProofInterval, 0),
            ProofTimeoutWindow = CheckSeconds(config.ProofTimeoutWindow, nameof(config.ProofTimeoutWindow), violations),
            Funding = config.Funding,
            Payer = config.Payer,
        };
        if (config.Payer is not null && (config.Funding != SessionFunding.Wallet || config.PaymentToken != PaymentToken.Usdc))
        {
            violations.Add(new(
                FabstirErrorCode.InvalidPaymentToken,
                nameof(config.Payer),
                $"set, with {config.PaymentToken} from the {config.Funding}",
                "null, unless USDC is paid from the payer's wallet",
                "JobMarketplace.createSessionForModelAsDelegate"));
        }

        return violations.Count == 0 ? request : throw new SessionTermsException(violations);
    }

    /// <summary>What is asked for, and not what the chain says to it: the same request again has the same fingerprint, whatever prices became.</summary>
    public Bytes32 Fingerprint(FabstirDeployment deployment) => OperationStep.FingerprintOf(
        "session",
        Host,
        Model,
        Payment.AddressOf(Token, deployment),
        Deposit.BaseUnits,
        Price?.BaseUnits,
        MaxPrice?.BaseUnits,
        Duration.Ticks,
        ProofInterval,
        ProofTimeoutWindow.Ticks,
        (int)Funding,
        Payer);

    private static TokenAmount ParseDeposit(SessionConfig config, List<TermViolation> violations)
    {
        try
        {
            return Amounts.Parse(config.DepositAmount, config.PaymentToken, nameof(config.DepositAmount));
        }
        catch (FabstirException e)
        {
            violations.Add(new(
                e.Code,
                nameof(config.DepositAmount),
                FormattableString.Invariant($"{config.DepositAmount} {config.PaymentToken}"),
                config.PaymentToken == PaymentToken.Native ? "more than 0, with at most 18 decimals" : "more than 0 USDC, with at most 6 decimals",
                Source));
            return default;
        }
    }

    private static TokenPrice? CheckToken(TokenPrice? price, SessionConfig config, string name, List<TermViolation> violations)
    {
        if (price is { } given && given.Token != config.PaymentToken)
        {
            violations.Add(new(FabstirErrorCode.InvalidPaymentToken, name, given.ToString(), $"in {config.PaymentToken}, like the deposit", Source));
        }

        return price;
    }

    private static TimeSpan CheckSeconds(TimeSpan time, string name, List<TermViolation> violations)
    {
        if (time <= TimeSpan.Zero || time.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            violations.Add(new(FabstirErrorCode.InvalidParameters, name, time.ToString(), "more than 0 and whole seconds", Source));
        }

        return time;
    }
}
