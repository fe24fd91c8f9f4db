namespace Fabstir.Abi;

/// <summary>What <c>Bytes1</c> to <c>Bytes32</c> have in common: a value of an exact number of bytes.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IFixedBytes<TSelf> : IEquatable<TSelf>, IComparable<TSelf>, ISpanParsable<TSelf>, ISpanFormattable
    where TSelf : struct, IFixedBytes<TSelf>
{
    /// <summary>How many bytes the value has: 1 to 32.</summary>
    static abstract int Size { get; }

    /// <summary>Copies exactly <see cref="Size"/> bytes.</summary>
    /// <param name="bytes">The bytes, in the order in which they are written.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    static abstract TSelf Create(ReadOnlySpan<byte> bytes);

    /// <summary>The bytes, without a copy.</summary>
    /// <returns>A view of this value: it lives as long as the variable that it is called on.</returns>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    ReadOnlySpan<byte> AsSpan();
}
