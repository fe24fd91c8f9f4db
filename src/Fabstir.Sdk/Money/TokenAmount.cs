using System.Globalization;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>An amount of a payment token: exact base units, that show themselves in whole tokens. Immutable, thread-safe.</summary>
/// <param name="BaseUnits">Millionths of a USDC, or wei.</param>
/// <param name="Token">Of what.</param>
public readonly record struct TokenAmount(UInt256 BaseUnits, PaymentToken Token)
{
    /// <summary>An amount given in whole tokens: 1.5 is 1,500,000 base units of USDC.</summary>
    /// <param name="amount">Not negative, with at most as many decimals as the token has: 6 of USDC, 18 of native currency.</param>
    /// <param name="token">Of what.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or has more decimals: nothing is rounded.</exception>
    public static TokenAmount FromDecimal(decimal amount, PaymentToken token) => new(Abi.BaseUnits.FromDecimal(amount, Payment.DecimalsOf(token)), token);

    /// <summary>The amount in whole tokens.</summary>
    /// <exception cref="OverflowException">It has more digits than a <see cref="decimal"/>.</exception>
    public decimal ToDecimal() => Abi.BaseUnits.ToDecimal(BaseUnits, Payment.DecimalsOf(Token));

    /// <summary>Whole tokens and their name, such as <c>1.5 USDC</c>.</summary>
    public override string ToString()
    {
        // A hostile contract may name any number: text must not fail for it.
        int decimals = Payment.DecimalsOf(Token);
        UInt256 scale = UInt256.One;
        for (int i = 0; i < decimals; i++)
        {
            scale *= 10;
        }

        string fraction = (BaseUnits % scale).ToString().PadLeft(decimals, '0').TrimEnd('0');
        string whole = (BaseUnits / scale).ToString();
        return string.Create(CultureInfo.InvariantCulture, $"{whole}{(fraction.Length == 0 ? "" : ".")}{fraction} {Payment.SymbolOf(Token)}");
    }
}
