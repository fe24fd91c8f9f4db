using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;

namespace Fabstir.Abi;

/// <summary>Solidity's <c>uint256</c>: 0 to 2^256 - 1.</summary>
/// <remarks>
/// Arithmetic and conversions are checked, as in Solidity 0.8: what does not fit is an <see cref="OverflowException"/> and never wraps.
/// Text is decimal or 0x-hexadecimal. Immutable, thread-safe.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<UInt256>))]
[TypeConverter(typeof(TextTypeConverter<UInt256>))]
public readonly partial struct UInt256
    : IEquatable<UInt256>, IComparable<UInt256>, IComparable, ISpanParsable<UInt256>, ISpanFormattable, IMinMaxValue<UInt256>,
      IComparisonOperators<UInt256, UInt256, bool>
{
    /// <summary>How many bytes the value has in calldata.</summary>
    public const int Size = 32;

    // Least significant first.
    private readonly ulong _part0;
    private readonly ulong _part1;
    private readonly ulong _part2;
    private readonly ulong _part3;

    internal UInt256(ulong part3, ulong part2, ulong part1, ulong part0)
    {
        _part0 = part0;
        _part1 = part1;
        _part2 = part2;
        _part3 = part3;
    }

    /// <summary>0.</summary>
    public static UInt256 Zero => default;

    /// <summary>1.</summary>
    public static UInt256 One => new(0, 0, 0, 1);

    /// <summary>2^256 - 1.</summary>
    public static UInt256 MaxValue => new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>0.</summary>
    public static UInt256 MinValue => default;

    /// <summary>Whether the value is 0.</summary>
    public bool IsZero => (_part0 | _part1 | _part2 | _part3) == 0;

    internal ulong Part0 => _part0;

    internal ulong Part1 => _part1;

    internal ulong Part2 => _part2;

    internal ulong Part3 => _part3;

    internal bool FitsUInt64 => (_part1 | _part2 | _part3) == 0;

    internal bool FitsUInt128 => (_part2 | _part3) == 0;

    /// <summary>How many bits the value needs: 0 for 0, 256 for <see cref="MaxValue"/>.</summary>
    internal int BitLength => 256 - (
        _part3 != 0 ? BitOperations.LeadingZeroCount(_part3)
        : _part2 != 0 ? 64 + BitOperations.LeadingZeroCount(_part2)
        : _part1 != 0 ? 128 + BitOperations.LeadingZeroCount(_part1)
        : 192 + BitOperations.LeadingZeroCount(_part0));

    /// <summary>Reads 32 bytes, most significant first.</summary>
    /// <param name="bytes">At least 32 bytes; the first 32 are read.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static UInt256 ReadBigEndian(ReadOnlySpan<byte> bytes) =>
        Unsafe.BitCast<Vector256<byte>, UInt256>(ReverseOnLittleEndian(Vector256.Create(bytes)));

    /// <summary>Writes 32 bytes, most significant first.</summary>
    /// <param name="destination">At least 32 bytes; the first 32 are written.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public void WriteBigEndian(Span<byte> destination) =>
        ReverseOnLittleEndian(Unsafe.BitCast<UInt256, Vector256<byte>>(this)).CopyTo(destination);

    internal static UInt256 ReadBigEndian(ref byte word) => Unsafe.BitCast<Vector256<byte>, UInt256>(ReverseOnLittleEndian(Vector256.LoadUnsafe(ref word)));

    internal void WriteBigEndian(ref byte word) => ReverseOnLittleEndian(Unsafe.BitCast<UInt256, Vector256<byte>>(this)).StoreUnsafe(ref word);

    /// <inheritdoc/>
    public bool Equals(UInt256 other) =>
        ((_part0 ^ other._part0) | (_part1 ^ other._part1) | (_part2 ^ other._part2) | (_part3 ^ other._part3)) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UInt256 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => FixedBytesText.GetHashCode(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt256>(in this)));

    /// <inheritdoc/>
    public int CompareTo(UInt256 other)
    {
        if (_part3 != other._part3)
        {
            return _part3.CompareTo(other._part3);
        }

        if (_part2 != other._part2)
        {
            return _part2.CompareTo(other._part2);
        }

        return _part1 != other._part1 ? _part1.CompareTo(other._part1) : _part0.CompareTo(other._part0);
    }

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        UInt256 other => CompareTo(other),
        _ => throw new ArgumentException($"A UInt256 is compared with a UInt256, not with a {obj.GetType().Name}.", nameof(obj)),
    };

    // One vector operation: four separate 8-byte stores would stall the 32-byte load of whoever copies the value next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> ReverseOnLittleEndian(Vector256<byte> bytes) => BitConverter.IsLittleEndian
        ? Vector256.Shuffle(bytes, Vector256.Create((byte)31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0))
        : ReversePartsOnBigEndian(bytes);

    private static Vector256<byte> ReversePartsOnBigEndian(Vector256<byte> bytes) =>
        Vector256.Shuffle(bytes.AsUInt64(), Vector256.Create(3UL, 2, 1, 0)).AsByte();

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(UInt256 left, UInt256 right) => left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(UInt256 left, UInt256 right) => !left.Equals(right);

    /// <summary>Whether <paramref name="left"/> is the smaller.</summary>
    public static bool operator <(UInt256 left, UInt256 right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is the smaller, or both are equal.</summary>
    public static bool operator <=(UInt256 left, UInt256 right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is the larger.</summary>
    public static bool operator >(UInt256 left, UInt256 right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is the larger, or both are equal.</summary>
    public static bool operator >=(UInt256 left, UInt256 right) => left.CompareTo(right) >= 0;
}
