using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Fabstir.Codegen.Shared;

namespace Fabstir.Abi;

/// <summary>The 20 bytes of an account or a contract.</summary>
/// <remarks>
/// Its text form is EIP-55: the case of the letters is a checksum. <see cref="Parse(string)"/> accepts all lower and all upper case, which
/// carry no checksum, and refuses mixed case that does not match. <c>default</c> is <see cref="Zero"/>. Immutable, thread-safe.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<Address>))]
[TypeConverter(typeof(TextTypeConverter<Address>))]
public readonly struct Address : IEquatable<Address>, IComparable<Address>, ISpanParsable<Address>, ISpanFormattable
{
    /// <summary>How many bytes an address has.</summary>
    public const int Size = 20;

    private readonly Buffer _bytes;

    /// <summary>Copies 20 bytes.</summary>
    /// <param name="bytes">Exactly 20 bytes, in the order in which they are written.</param>
    /// <exception cref="ArgumentException">There are not exactly 20.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Address(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            FixedBytesText.ThrowWrongLength("An address", Size, bytes);
        }

        _bytes = Unsafe.ReadUnaligned<Buffer>(ref MemoryMarshal.GetReference(bytes));
    }

    /// <summary>The address of twenty zero bytes. Fabstir's contracts, like many, use it for the chain's native currency.</summary>
    public static Address Zero => default;

    /// <summary>Whether all bytes are zero.</summary>
    public bool IsZero => this == default;

    /// <summary>The bytes, without a copy.</summary>
    /// <returns>A view of this value: it lives as long as the variable that it is called on.</returns>
    [UnscopedRef]
    public ReadOnlySpan<byte> AsSpan() => _bytes;

    /// <summary>Reads the text form.</summary>
    /// <param name="text">0x and 40 hexadecimal digits: all lower case, all upper case, or mixed with a matching EIP-55 checksum.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">The text is no address, or its checksum does not match: a digit was mistyped, or its case lost.</exception>
    public static Address Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Address Parse(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!HexText.TryParse(text, bytes))
        {
            throw HexText.Refusal(text, "An address", Size);
        }

        if (!AddressChecksum.IsAcceptable(text[HexText.PrefixLength..]))
        {
            throw new FormatException($"The EIP-55 checksum of {text} does not match: check each digit. With these digits it would be {new Address(bytes)}.");
        }

        return new Address(bytes);
    }

    /// <summary>Reads the text form without throwing.</summary>
    /// <param name="text">See <see cref="Parse(string)"/>.</param>
    /// <param name="result">The address, or <see cref="Zero"/>.</param>
    /// <returns>Whether it was one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address result) => TryParse(text.AsSpan(), out result);

    /// <inheritdoc cref="TryParse(string, out Address)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Address result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bool valid = HexText.TryParse(text, bytes) && AddressChecksum.IsAcceptable(text[HexText.PrefixLength..]);
        result = valid ? new Address(bytes) : default;
        return valid;
    }

    // An address has one spelling in every culture: the overloads with a format provider are for generic code only.
    static Address IParsable<Address>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Address ISpanParsable<Address>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Address>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Address result) => TryParse(s, out result);

    static bool ISpanParsable<Address>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Address result) => TryParse(s, out result);

    /// <summary>0x and 40 digits with the EIP-55 checksum.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[HexText.PrefixLength + AddressChecksum.DigitCount];
        TryFormat(text, out _);
        return text.ToString();
    }

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        TryFormat(destination, out charsWritten);

    private bool TryFormat(Span<char> destination, out int charsWritten)
    {
        if (!HexText.TryFormat(AsSpan(), destination, out charsWritten))
        {
            return false;
        }

        AddressChecksum.Apply(destination.Slice(HexText.PrefixLength, AddressChecksum.DigitCount));
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Address other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(AsSpan());
        return hash.ToHashCode();
    }

    /// <summary>Compares byte by byte, as sorted token pairs are.</summary>
    public int CompareTo(Address other) => AsSpan().SequenceCompareTo(other.AsSpan());

    /// <summary>Whether both are the same 20 bytes.</summary>
    public static bool operator ==(Address left, Address right) => left.Equals(right);

    /// <summary>Whether any byte differs.</summary>
    public static bool operator !=(Address left, Address right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(Address left, Address right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/> or equals it.</summary>
    public static bool operator <=(Address left, Address right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(Address left, Address right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/> or equals it.</summary>
    public static bool operator >=(Address left, Address right) => left.CompareTo(right) >= 0;

    [InlineArray(Size)]
    private struct Buffer
    {
        private byte _first;
    }
}
