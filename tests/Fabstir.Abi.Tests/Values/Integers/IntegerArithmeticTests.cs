using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi.Tests;

/// <summary>Checked arithmetic against BigInteger: all pairs of edges, and thousands of random pairs.</summary>
public abstract class IntegerArithmeticTests<T>(BigInteger min, BigInteger max)
    where T : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>,
        IModulusOperators<T, T, T>, IComparisonOperators<T, T, bool>, IAdditiveIdentity<T, T>, IMultiplicativeIdentity<T, T>,
        IMinMaxValue<T>, IComparable<T>, IEquatable<T>
{
    protected abstract T From(BigInteger value);

    protected abstract BigInteger To(T value);

    [Fact]
    public void Has_the_bounds_and_identities_of_its_type()
    {
        Assert.Equal((min, max), (To(T.MinValue), To(T.MaxValue)));
        Assert.Equal((BigInteger.Zero, BigInteger.One), (To(T.AdditiveIdentity), To(T.MultiplicativeIdentity)));
    }

    [Fact]
    public void Adds_or_overflows() => Check(BigInteger.Add, static (left, right) => left + right);

    [Fact]
    public void Subtracts_or_overflows() => Check(BigInteger.Subtract, static (left, right) => left - right);

    [Fact]
    public void Multiplies_or_overflows() => Check(BigInteger.Multiply, static (left, right) => left * right);

    [Fact]
    public void Divides_towards_zero_or_overflows_or_refuses_zero() => Check(BigInteger.Divide, static (left, right) => left / right);

    [Fact]
    public void Has_the_remainder_with_the_sign_of_the_left_or_refuses_zero() => Check(BigInteger.Remainder, static (left, right) => left % right);

    [Fact]
    public void Multiplies_what_just_fits_and_what_just_does_not()
    {
        foreach (BigInteger divisor in IntegerSamples.All(2, max))
        {
            BigInteger largest = max / divisor;

            Assert.Equal(largest * divisor, To(From(largest) * From(divisor)));
            Assert.Throws<OverflowException>(() => From(largest + 1) * From(divisor));
            Assert.Equal(largest, To(From(largest * divisor) / From(divisor)));
        }
    }

    [Fact]
    public void Compares_as_integers_do()
    {
        foreach ((BigInteger left, BigInteger right) in IntegerSamples.Pairs(min, max))
        {
            (T a, T b) = (From(left), From(right));
            Assert.Equal((left, right, left.CompareTo(right)), (left, right, Math.Sign(a.CompareTo(b))));
            Assert.Equal((left, right, left < right, left <= right, left > right, left >= right), (left, right, a < b, a <= b, a > b, a >= b));
            Assert.Equal((left, right, left == right, left != right), (left, right, a == b, a != b));
            Assert.Equal((left, right, left == right), (left, right, a.Equals(b)));
            Assert.Equal((left, right, left == right), (left, right, a.Equals((object)b)));
        }
    }

    [Fact]
    public void Compares_with_objects_as_the_base_class_library_does()
    {
        IComparable one = (IComparable)From(1);

        Assert.True(one.CompareTo(null) > 0);
        Assert.Equal(0, one.CompareTo(From(1)));
        Assert.Throws<ArgumentException>(() => one.CompareTo(1));
        Assert.False(one.Equals(1));
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void Equal_numbers_have_equal_hash_codes_and_different_ones_rarely()
    {
        BigInteger[] values = [.. IntegerSamples.All(min, max).Distinct()];

        Assert.All(values, value => Assert.Equal(From(value).GetHashCode(), From(value).GetHashCode()));
        Assert.InRange(values.Select(value => From(value).GetHashCode()).Distinct().Count(), values.Length * 95 / 100, values.Length);
    }

    [Fact]
    public void Sorts()
    {
        BigInteger[] expected = [.. IntegerSamples.All(min, max)];
        T[] values = [.. expected.Select(From)];
        Array.Sort(expected);
        Array.Sort(values);

        Assert.Equal(expected, values.Select(To));
    }

    private void Check(Func<BigInteger, BigInteger, BigInteger> oracle, Func<T, T, T> operation)
    {
        foreach ((BigInteger left, BigInteger right) in IntegerSamples.Pairs(min, max))
        {
            Assert.Equal((left, right, Outcome(() => InRange(oracle(left, right)))), (left, right, Outcome(() => To(operation(From(left), From(right))))));
        }
    }

    private static string Outcome(Func<BigInteger> operation)
    {
        try
        {
            return operation().ToString("x", CultureInfo.InvariantCulture);
        }
        catch (ArithmeticException e) when (e is OverflowException or DivideByZeroException)
        {
            return e.GetType().Name;
        }
    }

    private BigInteger InRange(BigInteger value) => value >= min && value <= max ? value : throw new OverflowException();
}
