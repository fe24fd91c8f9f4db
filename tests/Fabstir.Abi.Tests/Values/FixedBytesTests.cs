namespace Fabstir.Abi.Tests;

/// <summary>What holds for each of Bytes1 to Bytes32.</summary>
public abstract class FixedBytesTests<T>(int size)
    where T : struct, IFixedBytes<T>
{
    private readonly byte[] _bytes = [.. Enumerable.Range(1, size).Select(static i => (byte)(0xa0 + i))];

    private string Text => "0x" + Convert.ToHexStringLower(_bytes);

    [Fact]
    public void Has_the_size_of_its_name()
    {
        Assert.Equal(size, T.Size);
        Assert.Equal($"Bytes{size}", typeof(T).Name);
        Assert.Equal(size, typeof(T).GetField("Size")!.GetRawConstantValue());
    }

    [Fact]
    public void Holds_a_copy_of_the_bytes()
    {
        byte[] source = [.. _bytes];
        T value = T.Create(source);
        source[0] = 0;

        Assert.Equal(_bytes, value.AsSpan());
    }

    [Fact]
    public void Is_made_from_the_exact_number_of_bytes()
    {
        Assert.Throws<ArgumentException>(() => T.Create(new byte[size - 1]));
        Assert.Throws<ArgumentException>(() => T.Create(new byte[size + 1]));
        Assert.Throws<ArgumentException>(() => T.Create([]));
    }

    [Fact]
    public void Writes_lower_case_digits_and_reads_both_cases()
    {
        T value = T.Create(_bytes);

        Assert.Equal(Text, value.ToString());
        Assert.Equal(value, GenericText.Parse<T>(Text));
        Assert.Equal(value, GenericText.ParseSpan<T>($"<{Text}>".AsSpan(1, Text.Length)));
        Assert.Equal(value, GenericText.Parse<T>("0x" + Text[2..].ToUpperInvariant()));
        Assert.True(GenericText.TryParse(Text, out T result) && result.Equals(value));
        Assert.True(GenericText.TryParseSpan(Text, out result) && result.Equals(value));
    }

    [Fact]
    public void Formats_into_memory_of_the_callers()
    {
        char[] destination = new char[Text.Length];

        Assert.True(GenericText.TryFormat(T.Create(_bytes), destination, out int written));
        Assert.Equal(Text, new string(destination, 0, written));
        Assert.False(GenericText.TryFormat(T.Create(_bytes), destination.AsSpan(1), out written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Refuses_other_text_and_says_where()
    {
        string badDigit = Text[..^1] + "g";
        FormatException refused = Assert.Throws<FormatException>(() => GenericText.Parse<T>(badDigit));
        Assert.Contains($"'g' at offset {badDigit.Length - 1}", refused.Message, StringComparison.Ordinal);

        foreach (string text in new[] { "", "0x", Text[2..], Text[..^1], Text[..^2], Text + "0", Text + "00", " " + Text, Text + " " })
        {
            Assert.Throws<FormatException>(() => GenericText.Parse<T>(text));
            Assert.False(GenericText.TryParse(text, out T result));
            Assert.Equal(default, result);
        }

        Assert.Throws<ArgumentNullException>(static () => GenericText.Parse<T>(null!));
        Assert.False(GenericText.TryParse<T>(null, out _));
    }

    [Fact]
    public void Default_is_all_zero()
    {
        Assert.Equal(new byte[size], default(T).AsSpan());
        Assert.Equal("0x" + new string('0', 2 * size), default(T).ToString());
        Assert.True(IsZero(default));
        Assert.Equal((object)default(T), typeof(T).GetProperty("Zero")!.GetValue(null));
        for (int i = 0; i < size; i++)
        {
            Assert.False(IsZero(T.Create(new byte[size].With(i, 1))));
        }
    }

    [Fact]
    public void Is_equal_by_content()
    {
        T value = T.Create(_bytes);
        T same = T.Create(_bytes);

        Assert.True(value.Equals(same));
        Assert.True(value.Equals((object)same));
        Assert.False(value.Equals(Text));
        Assert.False(value.Equals(null));
        Assert.Equal(value.GetHashCode(), same.GetHashCode());
        Assert.True(Operator("op_Equality", value, same));
        Assert.False(Operator("op_Inequality", value, same));
        for (int i = 0; i < size; i++)
        {
            T other = T.Create(_bytes.With(i, 0));
            Assert.False(value.Equals(other));
            Assert.False(Operator("op_Equality", value, other));
            Assert.True(Operator("op_Inequality", value, other));
        }
    }

    [Fact]
    public void Sorts_byte_by_byte_from_the_first()
    {
        T middle = T.Create(_bytes);
        T[] expected =
        [
            default,
            T.Create(_bytes.With(size - 1, 0)),
            middle,
            T.Create(_bytes.With(size - 1, 0xff)),
            T.Create(_bytes.With(0, 0xff).With(size - 1, 0xff)),
        ];
        T[] sorted = [.. expected.Reverse()];
        Array.Sort(sorted);

        Assert.Equal(expected, sorted);
        Assert.Equal(0, middle.CompareTo(middle));
        AssertCompares(default, middle, isLess: true, isEqual: false);
        AssertCompares(middle, middle, isLess: false, isEqual: true);
        AssertCompares(middle, default, isLess: false, isEqual: false);
    }

    private static void AssertCompares(T left, T right, bool isLess, bool isEqual)
    {
        Assert.Equal(isLess, Operator("op_LessThan", left, right));
        Assert.Equal(isLess || isEqual, Operator("op_LessThanOrEqual", left, right));
        Assert.Equal(!isLess && !isEqual, Operator("op_GreaterThan", left, right));
        Assert.Equal(!isLess, Operator("op_GreaterThanOrEqual", left, right));
    }

    private static bool IsZero(T value) => (bool)typeof(T).GetProperty("IsZero")!.GetValue(value)!;

    private static bool Operator(string name, T left, T right) => (bool)typeof(T).GetMethod(name)!.Invoke(null, [left, right])!;
}
