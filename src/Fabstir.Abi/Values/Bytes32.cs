using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fabstir.Abi;

public readonly partial struct Bytes32
{
    /// <summary>The bytes of four numbers, the most significant byte of each first: a hash, as it is written.</summary>
    /// <param name="first">Bytes 0 to 7.</param>
    /// <param name="second">Bytes 8 to 15.</param>
    /// <param name="third">Bytes 16 to 23.</param>
    /// <param name="fourth">Bytes 24 to 31.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Bytes32(ulong first, ulong second, ulong third, ulong fourth) =>

        // As one vector, because four numbers that are written one by one stall whoever reads them together.
        _bytes = Unsafe.BitCast<Vector256<ulong>, Buffer>(Vector256.Create(BigEndian(first), BigEndian(second), BigEndian(third), BigEndian(fourth)));

    private static ulong BigEndian(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}
