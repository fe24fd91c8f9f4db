using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Fabstir.Codegen.Shared;

namespace Fabstir.Abi;

/// <summary>Solidity's <c>bytes</c>: any number of bytes, immutable, compared by content.</summary>
/// <remarks>
/// Its text form is 0x and two hexadecimal digits a byte. <c>default</c> equals <see cref="Empty"/>. Written in a collection expression
/// (<c>[0x01, 0x02]</c>) or converted from a UTF-8 literal (<c>"abc"u8</c>). Thread-safe.
/// </remarks>
[CollectionBuilder(typeof(Bytes), nameof(Create))]
[JsonConverter(typeof(TextJsonConverter<Bytes>))]
[TypeConverter(typeof(TextTypeConverter<Bytes>))]
public readonly struct Bytes : IEquatable<Bytes>, IReadOnlyList<byte>, ISpanParsable<Bytes>, ISpanFormattable
{
    private readonly byte[]? _array;

    private Bytes(byte[] array) => _array = array;

    /// <summary>No bytes.</summary>
    public static Bytes Empty => default;

    /// <summary>How many bytes there are.</summary>
    public int Length => _array is null ? 0 : _array.Length;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Length == 0;

    /// <inheritdoc/>
    int IReadOnlyCollection<byte>.Count => Length;

    /// <summary>The byte at an index.</summary>
    /// <param name="index">0 to <see cref="Length"/> - 1.</param>
    /// <exception cref="IndexOutOfRangeException">The index is negative, or not below <see cref="Length"/>.</exception>
    public byte this[int index] => AsSpan()[index];

    /// <summary>Copies bytes.</summary>
    /// <param name="bytes">Any number of bytes.</param>
    /// <returns>The value; it does not change when the source does.</returns>
    public static Bytes Create(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? default : new Bytes(bytes.ToArray());

    /// <summary>The bytes, without a copy.</summary>
    public ReadOnlySpan<byte> AsSpan() => _array;

    /// <summary>The bytes, without a copy.</summary>
    public ReadOnlyMemory<byte> AsMemory() => _array;

    /// <summary>A new array with the bytes.</summary>
    public byte[] ToArray() => AsSpan().ToArray();

    /// <summary>Reads the text form: 0x and an even number of hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text has another form; the message says where.</exception>
    public static Bytes Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Bytes Parse(ReadOnlySpan<char> text)
    {
        if (TryParse(text, out Bytes value))
        {
            return value;
        }

        throw HexText.HasPrefix(text) && text.Length % 2 != 0
            ? new FormatException($"bytes has two hexadecimal digits a byte; got {text.Length - HexText.PrefixLength} digits, an odd number.")
            : HexText.Refusal(text, "bytes", (text.Length - HexText.PrefixLength) / 2);
    }

    /// <summary>Reads the text form without throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Bytes result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out Bytes)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Bytes result)
    {
        result = default;
        if (!HexText.HasPrefix(text) || text.Length % 2 != 0)
        {
            return false;
        }

        byte[] array = new byte[(text.Length - HexText.PrefixLength) / 2];
        if (Hex.Decode(text[HexText.PrefixLength..], array) >= 0)
        {
            return false;
        }

        result = new Bytes(array);
        return true;
    }

    static Bytes IParsable<Bytes>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Bytes ISpanParsable<Bytes>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Bytes>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Bytes result) => TryParse(s, out result);

    static bool ISpanParsable<Bytes>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Bytes result) => TryParse(s, out result);

    /// <summary>0x and two lower-case hexadecimal digits a byte.</summary>
    public override string ToString() => HexText.Format(AsSpan());

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        HexText.TryFormat(AsSpan(), destination, out charsWritten);

    /// <inheritdoc/>
    public bool Equals(Bytes other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bytes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => FixedBytesText.GetHashCode(AsSpan());

    /// <summary>Enumerates the bytes.</summary>
    public ReadOnlySpan<byte>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator<byte> IEnumerable<byte>.GetEnumerator() => ((IEnumerable<byte>)(_array ?? [])).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => (_array ?? []).GetEnumerator();

    /// <summary>Whether both have the same bytes.</summary>
    public static bool operator ==(Bytes left, Bytes right) => left.Equals(right);

    /// <summary>Whether the length or any byte differs.</summary>
    public static bool operator !=(Bytes left, Bytes right) => !left.Equals(right);

    /// <summary>Copies the array: the value does not change when the array does.</summary>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static implicit operator Bytes(byte[] array)
    {
        ArgumentNullException.ThrowIfNull(array);
        return Create(array);
    }

    /// <summary>Copies the bytes.</summary>
    public static implicit operator Bytes(ReadOnlySpan<byte> bytes) => Create(bytes);

    /// <summary>Takes an array that nobody else will write to.</summary>
    internal static Bytes Adopt(byte[] array) => new(array);
}
