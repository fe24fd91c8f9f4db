using System.Numerics;

namespace Fabstir.Abi.Tests;

/// <summary>A conversion to or from a type of the base class library, and the numbers that fit.</summary>
/// <param name="Type">The other type.</param>
/// <param name="Min">The smallest number that fits.</param>
/// <param name="Max">The largest number that fits.</param>
/// <param name="Convert">Converts, and widens the result again to compare it.</param>
public sealed record IntegerConversion<T>(string Type, BigInteger Min, BigInteger Max, Func<T, BigInteger> Convert);

/// <summary>Asserts that a conversion keeps each number that fits, and refuses each other.</summary>
internal static class IntegerConversions
{
    public static void AssertChecked<T>(IntegerConversion<T> conversion, IEnumerable<BigInteger> values, Func<BigInteger, T> from)
    {
        foreach (BigInteger value in values)
        {
            T source = from(value);
            if (value >= conversion.Min && value <= conversion.Max)
            {
                Assert.Equal((conversion.Type, value), (conversion.Type, conversion.Convert(source)));
            }
            else
            {
                Assert.Throws<OverflowException>(() => conversion.Convert(source));
            }
        }
    }
}
