using System.Globalization;
using System.Numerics;

namespace Fabstir.Abi.Tests;

/// <summary>What the text forms of both 256-bit types have in common, against BigInteger.</summary>
public abstract class IntegerTextTests<T>(BigInteger min, BigInteger max)
    where T : struct, ISpanParsable<T>, ISpanFormattable
{
    protected abstract T From(BigInteger value);

    [Fact]
    public void Writes_and_reads_decimal_digits()
    {
        foreach (BigInteger value in IntegerSamples.All(min, max))
        {
            string expected = value.ToString(CultureInfo.InvariantCulture);

            Assert.Equal(expected, From(value).ToString());
            Assert.Equal(expected, GenericText.Format(From(value), null));
            Assert.Equal(expected, GenericText.Format(From(value), "D"));
            Assert.Equal(expected, GenericText.Format(From(value), "G"));
            Assert.Equal(From(value), GenericText.Parse<T>(expected));
            Assert.Equal(From(value), GenericText.ParseSpan<T>($"<{expected}>".AsSpan(1, expected.Length)));
            Assert.True(GenericText.TryParse(expected, out T parsed) && parsed.Equals(From(value)));
            Assert.True(GenericText.TryParseSpan(expected, out parsed) && parsed.Equals(From(value)));
        }
    }

    [Fact]
    public void Writes_and_reads_hexadecimal_digits_of_the_magnitude()
    {
        foreach (BigInteger value in IntegerSamples.All(min, max))
        {
            string digits = BigInteger.Abs(value).ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
            string sign = value.Sign < 0 ? "-" : "";
            string expected = sign + "0x" + (digits.Length == 0 ? "0" : digits);

            Assert.Equal(expected, GenericText.Format(From(value), "x"));
            Assert.Equal(From(value), GenericText.Parse<T>(expected));
            Assert.Equal(From(value), GenericText.Parse<T>(sign + "0x" + digits.ToUpperInvariant().PadLeft(80, '0')));
        }
    }

    [Fact]
    public void Formats_into_memory_of_the_callers()
    {
        foreach (BigInteger value in IntegerSamples.Edges(min, max))
        {
            foreach (string? format in new[] { null, "D", "x" })
            {
                string expected = GenericText.Format(From(value), format);
                char[] destination = new char[expected.Length];

                Assert.True(GenericText.TryFormat(From(value), destination, out int written, format));
                Assert.Equal((expected, expected.Length), (new string(destination), written));
                Assert.False(GenericText.TryFormat(From(value), destination.AsSpan(1), out written, format));
                Assert.Equal(0, written);
            }
        }
    }

    [Theory]
    [InlineData("N")]
    [InlineData("D5")]
    [InlineData("x8")]
    [InlineData("C")]
    [InlineData("hex")]
    public void Refuses_other_formats(string format)
    {
        Assert.Throws<FormatException>(() => GenericText.Format(From(1), format));
        Assert.Throws<FormatException>(() => GenericText.TryFormat(From(1), new char[100], out _, format));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("00", 0)]
    [InlineData("007", 7)]
    [InlineData("0x0", 0)]
    [InlineData("0x0007", 7)]
    [InlineData("0xfF", 255)]
    public void Reads_leading_zeros_and_both_cases(string text, int expected) => Assert.Equal(From(expected), GenericText.Parse<T>(text));

    [Fact]
    public void Reads_any_number_of_leading_zeros()
    {
        Assert.Equal(From(max), GenericText.Parse<T>(new string('0', 500) + max.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(From(5), GenericText.Parse<T>("0x" + new string('0', 500) + "5"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("0x", "")]
    [InlineData(" 1", "' ' at offset 0")]
    [InlineData("1 ", "' ' at offset 1")]
    [InlineData("+1", "'+' at offset 0")]
    [InlineData("1_000", "'_' at offset 1")]
    [InlineData("1,000", "',' at offset 1")]
    [InlineData("1.0", "'.' at offset 1")]
    [InlineData("1e3", "'e' at offset 1")]
    [InlineData("12a", "'a' at offset 2")]
    [InlineData("0xg", "'g' at offset 2")]
    [InlineData("0x12 ", "' ' at offset 4")]
    [InlineData("0x-5", "'-' at offset 2")]
    [InlineData("x1", "'x' at offset 0")]
    [InlineData("--1", "'-' at offset ")]
    [InlineData("1-", "'-' at offset 1")]
    [InlineData("\u22121", "at offset 0")]
    [InlineData("\u0663", "at offset 0")]
    [InlineData("1\u0663", "at offset 1")]
    [InlineData("0x\uff11", "at offset 2")]
    public void Refuses_other_text_and_says_where(string text, string reason)
    {
        FormatException refused = Assert.Throws<FormatException>(() => GenericText.Parse<T>(text));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => GenericText.ParseSpan<T>(text));
        Assert.False(GenericText.TryParse(text, out T result));
        Assert.Equal(default, result);
        Assert.False(GenericText.TryParseSpan(text, out result));
        Assert.Equal(default, result);
    }

    [Fact]
    public void Refuses_numbers_out_of_range()
    {
        foreach (BigInteger value in new[] { max + 1, max * 10, max * 16, IntegerSamples.TwoTo(256), IntegerSamples.TwoTo(257), IntegerSamples.TwoTo(5000) })
        {
            foreach (string text in new[] { value.ToString(CultureInfo.InvariantCulture), "0x" + value.ToString("x", CultureInfo.InvariantCulture) })
            {
                Assert.Throws<OverflowException>(() => GenericText.Parse<T>(text));
                Assert.Throws<OverflowException>(() => GenericText.ParseSpan<T>(text));
                Assert.False(GenericText.TryParse<T>(text, out _));
                Assert.False(GenericText.TryParseSpan<T>(text, out _));
            }
        }
    }

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>(static () => GenericText.Parse<T>(null!));
        Assert.False(GenericText.TryParse<T>(null, out _));
    }
}
