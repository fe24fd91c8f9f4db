namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>What a value of the SDK's <c>PaymentToken</c> stands for.</summary>
internal static class PaymentTokenValue
{
    private const int Usdc = 0;
    private const int Native = 1;

    public static PaymentCurrency Of(IOperation token, CancellationToken cancellationToken)
    {
        IOperation origin = token.ConstantValue.HasValue ? token : ValueOrigin.Of(token, cancellationToken);
        return origin.ConstantValue switch
        {
            { HasValue: true, Value: Usdc } => PaymentCurrency.Usdc,
            { HasValue: true, Value: Native } => PaymentCurrency.Native,
            _ => PaymentCurrency.Unknown,
        };
    }

    /// <summary>How many decimals a whole token has; null when it is not known which one it is.</summary>
    public static int? DecimalsOf(PaymentCurrency currency) => currency switch
    {
        PaymentCurrency.Usdc => TokenDecimals.Usdc,
        PaymentCurrency.Native => TokenDecimals.Ether,
        _ => null,
    };
}
