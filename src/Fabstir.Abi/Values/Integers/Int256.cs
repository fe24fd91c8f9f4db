using System.ComponentModel;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Fabstir.Abi;

/// <summary>Solidity's <c>int256</c>: -2^255 to 2^255 - 1.</summary>
/// <remarks>
/// Arithmetic and conversions are checked, as in Solidity 0.8: what does not fit is an <see cref="OverflowException"/> and never wraps.
/// Text is decimal, or 0x-hexadecimal after an optional minus. Immutable, thread-safe.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<Int256>))]
[TypeConverter(typeof(TextTypeConverter<Int256>))]
public readonly partial struct Int256
    : IEquatable<Int256>, IComparable<Int256>, IComparable, ISpanParsable<Int256>, ISpanFormattable, IMinMaxValue<Int256>,
      IComparisonOperators<Int256, Int256, bool>
{
    /// <summary>How many bytes the value has in calldata.</summary>
    public const int Size = 32;

    // Two's complement.
    private readonly UInt256 _bits;

    private Int256(UInt256 bits) => _bits = bits;

    /// <summary>0.</summary>
    public static Int256 Zero => default;

    /// <summary>1.</summary>
    public static Int256 One => new(UInt256.One);

    /// <summary>-1.</summary>
    public static Int256 NegativeOne => new(UInt256.MaxValue);

    /// <summary>2^255 - 1.</summary>
    public static Int256 MaxValue => new(new UInt256(long.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue));

    /// <summary>-2^255.</summary>
    public static Int256 MinValue => new(new UInt256(1UL << 63, 0, 0, 0));

    /// <summary>Whether the value is below 0.</summary>
    public bool IsNegative => _bits.Part3 >> 63 != 0;

    /// <summary>Whether the value is 0.</summary>
    public bool IsZero => _bits.IsZero;

    /// <summary>The magnitude, which also <see cref="MinValue"/> has as an unsigned number.</summary>
    internal UInt256 Magnitude => IsNegative ? UInt256.SubtractWrapping(UInt256.Zero, _bits) : _bits;

    /// <summary>Whether the value fits in so many bits of two's complement.</summary>
    internal bool FitsBits(int bits) => (IsNegative ? UInt256.Complement(_bits) : _bits).BitLength < bits;

    /// <summary>Reads 32 bytes of two's complement, most significant first.</summary>
    /// <param name="bytes">At least 32 bytes; the first 32 are read.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static Int256 ReadBigEndian(ReadOnlySpan<byte> bytes) => new(UInt256.ReadBigEndian(bytes));

    /// <summary>Writes 32 bytes of two's complement, most significant first.</summary>
    /// <param name="destination">At least 32 bytes; the first 32 are written.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public void WriteBigEndian(Span<byte> destination) => _bits.WriteBigEndian(destination);

    internal static Int256 ReadBigEndian(ref byte word) => new(UInt256.ReadBigEndian(ref word));

    internal void WriteBigEndian(ref byte word) => _bits.WriteBigEndian(ref word);

    /// <inheritdoc/>
    public bool Equals(Int256 other) => _bits.Equals(other._bits);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Int256 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _bits.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Int256 other) =>
        IsNegative == other.IsNegative ? _bits.CompareTo(other._bits) : IsNegative ? -1 : 1;

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        Int256 other => CompareTo(other),
        _ => throw new ArgumentException($"An Int256 is compared with an Int256, not with a {obj.GetType().Name}.", nameof(obj)),
    };

    internal static bool TryFromMagnitude(UInt256 magnitude, bool negative, out Int256 value)
    {
        Int256 candidate = negative ? new Int256(UInt256.SubtractWrapping(UInt256.Zero, magnitude)) : new Int256(magnitude);
        bool fits = candidate.IsZero || candidate.IsNegative == negative;
        value = fits ? candidate : default;
        return fits;
    }

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Int256 left, Int256 right) => left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(Int256 left, Int256 right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> is the smaller.</summary>
    public static bool operator <(Int256 left, Int256 right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the smaller, or both are equal.</summary>
    public static bool operator <=(Int256 left, Int256 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is the larger.</summary>
    public static bool operator >(Int256 left, Int256 right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is the larger, or both are equal.</summary>
    public static bool operator >=(Int256 left, Int256 right) => left.CompareTo(right) >= 0;
}
