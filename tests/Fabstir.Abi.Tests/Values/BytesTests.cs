using System.Collections;

namespace Fabstir.Abi.Tests;

public sealed class BytesTests
{
    [Fact]
    public void Is_written_as_a_collection_or_converted_from_an_array_a_span_or_a_literal()
    {
        Bytes expected = Bytes.Create([0x61, 0x62]);
        Bytes fromCollection = [0x61, 0x62];
        Bytes fromLiteral = "ab"u8;
        Bytes fromArray = "ab"u8.ToArray();

        Assert.Equal(expected, fromCollection);
        Assert.Equal(expected, fromLiteral);
        Assert.Equal(expected, fromArray);
    }

    [Fact]
    public void Does_not_change_when_its_source_does()
    {
        byte[] source = [1, 2];
        Bytes converted = source;
        Bytes created = Bytes.Create(source);
        source[0] = 9;

        Assert.Equal(Bytes.Create([1, 2]), converted);
        Assert.Equal(Bytes.Create([1, 2]), created);
        converted.ToArray()[0] = 9;
        Assert.Equal(Bytes.Create([1, 2]), converted);
    }

    [Fact]
    public void Shows_its_bytes_in_every_form()
    {
        Bytes value = [1, 2, 3];
        byte[] expected = [1, 2, 3];

        Assert.Equal(3, value.Length);
        Assert.Equal(3, ((IReadOnlyCollection<byte>)value).Count);
        Assert.Equal(expected, value.AsSpan());
        Assert.Equal(expected, value.AsMemory().Span);
        Assert.Equal(expected, value.ToArray());
        Assert.Equal((1, 2, 3), (value[0], value[1], value[2]));
        Assert.Equal(expected, value.ToList());
        Assert.Equal(expected, ((IEnumerable)value).Cast<byte>());
        int sum = 0;
        foreach (byte b in value)
        {
            sum += b;
        }

        Assert.Equal(6, sum);
        Assert.True(Allocation.Of(() => value.AsSpan()) == 0 && Allocation.Of(() => value.AsMemory()) == 0);
    }

    [Fact]
    public void Has_no_byte_outside_its_length()
    {
        Bytes value = [1];

        Assert.Throws<IndexOutOfRangeException>(() => value[1]);
        Assert.Throws<IndexOutOfRangeException>(() => value[-1]);
        Assert.Throws<IndexOutOfRangeException>(static () => default(Bytes)[0]);
    }

    [Fact]
    public void Default_equals_the_empty_value_in_every_way()
    {
        Assert.Equal(Bytes.Empty, default);
        Assert.Equal(Bytes.Empty.GetHashCode(), default(Bytes).GetHashCode());
        Assert.True(default(Bytes) == Bytes.Parse("0x") && default(Bytes).IsEmpty && Bytes.Empty.IsEmpty);
        Assert.Equal(0, default(Bytes).Length);
        Assert.Empty(default(Bytes).ToArray());
        Assert.Empty(default(Bytes));
        Assert.True(default(Bytes).AsSpan().IsEmpty && default(Bytes).AsMemory().IsEmpty);
        Assert.Equal("0x", default(Bytes).ToString());
    }

    [Fact]
    public void Is_equal_by_content()
    {
        Bytes value = [1, 2];
        Bytes same = [1, 2];

        Assert.True(value == same);
        Assert.False(value != same);
        Assert.True(value.Equals((object)same));
        Assert.False(value.Equals((object)new byte[] { 1, 2 }));
        Assert.Equal(value.GetHashCode(), same.GetHashCode());
        Assert.True(value != [1]);
        Assert.True(value != [1, 2, 0]);
        Assert.True(value != [2, 1]);
    }

    [Theory]
    [InlineData("0x")]
    [InlineData("0x00")]
    [InlineData("0xdeadbeef")]
    public void Reads_what_it_writes(string text)
    {
        Bytes value = Bytes.Parse(text);

        Assert.Equal(Convert.FromHexString(text[2..]), value.AsSpan());
        Assert.Equal(text, value.ToString());
        Assert.Equal(value, Bytes.Parse("0x" + text[2..].ToUpperInvariant()));
        Assert.Equal(value, Bytes.Parse($"a{text}b".AsSpan(1, text.Length)));
        Assert.True(Bytes.TryParse(text, out Bytes result) && result == value);
        Assert.True(Bytes.TryParse(text.AsSpan(), out result) && result == value);
        Assert.Equal(value, GenericText.Parse<Bytes>(text));
        Assert.Equal(value, GenericText.ParseSpan<Bytes>(text));
        char[] destination = new char[text.Length];
        Assert.True(GenericText.TryFormat(value, destination, out int written) && written == text.Length);
        Assert.Equal(text, new string(destination));
        Assert.False(GenericText.TryFormat(value, destination.AsSpan(1), out _));
    }

    [Theory]
    [InlineData("", "0x")]
    [InlineData("12", "0x")]
    [InlineData(" 0x12", "0x")]
    [InlineData("0x1", "odd")]
    [InlineData("0x123", "odd")]
    [InlineData("0x12x4", "'x' at offset 4")]
    [InlineData("0x12 4", "' ' at offset 4")]
    public void Refuses_other_text_and_says_where(string text, string reason)
    {
        FormatException refused = Assert.Throws<FormatException>(() => Bytes.Parse(text));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => Bytes.Parse(text.AsSpan()));
        Assert.False(Bytes.TryParse(text, out Bytes result));
        Assert.Equal(default, result);
        Assert.False(Bytes.TryParse(text.AsSpan(), out _));
    }

    [Fact]
    public void Refuses_null()
    {
        Assert.Throws<ArgumentNullException>(static () => Bytes.Parse(null!));
        Assert.False(Bytes.TryParse(null, out _));
    }
}
