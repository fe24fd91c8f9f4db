using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Fabstir.Abi;

public readonly partial struct Bytes4
{
    /// <summary>The bytes of a number, the most significant first: a selector, as it is written.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Bytes4(uint value) =>
        _bytes = Unsafe.BitCast<uint, Buffer>(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
}
