namespace Fabstir;

/// <summary>Amounts as callers give them.</summary>
internal static class Amounts
{
    /// <exception cref="FabstirException">The amount is negative, zero where that is nothing to do, or has more decimals than its token.</exception>
    public static TokenAmount Parse(decimal amount, PaymentToken token, string name, bool allowZero = false)
    {
        if (!Enum.IsDefined(token))
        {
            throw new FabstirException(FabstirErrorCode.InvalidPaymentToken, $"Sessions are paid in USDC or native currency, not in {token}.");
        }

        try
        {
            TokenAmount parsed = TokenAmount.FromDecimal(amount, token);
            return allowZero || !parsed.BaseUnits.IsZero ? parsed : throw Invalid("it is more than 0");
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw Invalid($"it is 0 or more, with at most {Payment.DecimalsOf(token)} decimals, and is not rounded");
        }

        FabstirException Invalid(string reason) => new(
            FabstirErrorCode.InvalidParameters, FormattableString.Invariant($"{name} is {amount} {Payment.SymbolOf(token)}: {reason}."));
    }
}
