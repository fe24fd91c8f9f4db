using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi;

/// <summary>Numbers with a point, where only whole ones have a meaning.</summary>
internal static class WholeNumber
{
    /// <exception cref="OverflowException">The number has a fraction.</exception>
    public static BigInteger Of(decimal value) => decimal.IsInteger(value) ? new BigInteger(value) : throw NotWhole(value);

    /// <exception cref="OverflowException">The number has a fraction, or is none.</exception>
    public static BigInteger Of(double value) => double.IsInteger(value) ? new BigInteger(value) : throw NotWhole(value);

    private static OverflowException NotWhole<T>(T value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{value} is no whole number, and would be rounded."));
}
