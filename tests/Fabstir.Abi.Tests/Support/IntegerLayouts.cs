using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The codecs of uint8 to uint256 and int8 to int256, with the C# type that holds the integers of each.</summary>
internal static class IntegerLayouts
{
    public static IReadOnlyList<IntegerLayout> All { get; } =
    [
        OfByte<UInt8Codec>(8),
        OfUShort<UInt16Codec>(16),
        OfUInt<UInt24Codec>(24),
        OfUInt<UInt32Codec>(32),
        OfULong<UInt40Codec>(40),
        OfULong<UInt48Codec>(48),
        OfULong<UInt56Codec>(56),
        OfULong<UInt64Codec>(64),
        OfUInt128<UInt72Codec>(72),
        OfUInt128<UInt80Codec>(80),
        OfUInt128<UInt88Codec>(88),
        OfUInt128<UInt96Codec>(96),
        OfUInt128<UInt104Codec>(104),
        OfUInt128<UInt112Codec>(112),
        OfUInt128<UInt120Codec>(120),
        OfUInt128<UInt128Codec>(128),
        OfUInt256<UInt136Codec>(136),
        OfUInt256<UInt144Codec>(144),
        OfUInt256<UInt152Codec>(152),
        OfUInt256<UInt160Codec>(160),
        OfUInt256<UInt168Codec>(168),
        OfUInt256<UInt176Codec>(176),
        OfUInt256<UInt184Codec>(184),
        OfUInt256<UInt192Codec>(192),
        OfUInt256<UInt200Codec>(200),
        OfUInt256<UInt208Codec>(208),
        OfUInt256<UInt216Codec>(216),
        OfUInt256<UInt224Codec>(224),
        OfUInt256<UInt232Codec>(232),
        OfUInt256<UInt240Codec>(240),
        OfUInt256<UInt248Codec>(248),
        OfUInt256<UInt256Codec>(256),
        OfSByte<Int8Codec>(8),
        OfShort<Int16Codec>(16),
        OfInt<Int24Codec>(24),
        OfInt<Int32Codec>(32),
        OfLong<Int40Codec>(40),
        OfLong<Int48Codec>(48),
        OfLong<Int56Codec>(56),
        OfLong<Int64Codec>(64),
        OfInt128<Int72Codec>(72),
        OfInt128<Int80Codec>(80),
        OfInt128<Int88Codec>(88),
        OfInt128<Int96Codec>(96),
        OfInt128<Int104Codec>(104),
        OfInt128<Int112Codec>(112),
        OfInt128<Int120Codec>(120),
        OfInt128<Int128Codec>(128),
        OfInt256<Int136Codec>(136),
        OfInt256<Int144Codec>(144),
        OfInt256<Int152Codec>(152),
        OfInt256<Int160Codec>(160),
        OfInt256<Int168Codec>(168),
        OfInt256<Int176Codec>(176),
        OfInt256<Int184Codec>(184),
        OfInt256<Int192Codec>(192),
        OfInt256<Int200Codec>(200),
        OfInt256<Int208Codec>(208),
        OfInt256<Int216Codec>(216),
        OfInt256<Int224Codec>(224),
        OfInt256<Int232Codec>(232),
        OfInt256<Int240Codec>(240),
        OfInt256<Int248Codec>(248),
        OfInt256<Int256Codec>(256),
    ];

    public static IntegerLayout Named(string solidityType) => All.Single(layout => layout.SolidityType == solidityType);

    private static IntegerLayout OfByte<TCodec>(int bits)
        where TCodec : IAbiCodec<byte> => new IntegerLayout<byte, TCodec>(bits, isSigned: false, static value => (byte)value, static value => value);

    private static IntegerLayout OfUShort<TCodec>(int bits)
        where TCodec : IAbiCodec<ushort> => new IntegerLayout<ushort, TCodec>(bits, isSigned: false, static value => (ushort)value, static value => value);

    private static IntegerLayout OfUInt<TCodec>(int bits)
        where TCodec : IAbiCodec<uint> => new IntegerLayout<uint, TCodec>(bits, isSigned: false, static value => (uint)value, static value => value);

    private static IntegerLayout OfULong<TCodec>(int bits)
        where TCodec : IAbiCodec<ulong> => new IntegerLayout<ulong, TCodec>(bits, isSigned: false, static value => (ulong)value, static value => value);

    private static IntegerLayout OfUInt128<TCodec>(int bits)
        where TCodec : IAbiCodec<UInt128> => new IntegerLayout<UInt128, TCodec>(bits, isSigned: false, static value => (UInt128)value, static value => value);

    private static IntegerLayout OfUInt256<TCodec>(int bits)
        where TCodec : IAbiCodec<UInt256> => new IntegerLayout<UInt256, TCodec>(bits, isSigned: false, static value => (UInt256)value, static value => value);

    private static IntegerLayout OfSByte<TCodec>(int bits)
        where TCodec : IAbiCodec<sbyte> => new IntegerLayout<sbyte, TCodec>(bits, isSigned: true, static value => (sbyte)value, static value => value);

    private static IntegerLayout OfShort<TCodec>(int bits)
        where TCodec : IAbiCodec<short> => new IntegerLayout<short, TCodec>(bits, isSigned: true, static value => (short)value, static value => value);

    private static IntegerLayout OfInt<TCodec>(int bits)
        where TCodec : IAbiCodec<int> => new IntegerLayout<int, TCodec>(bits, isSigned: true, static value => (int)value, static value => value);

    private static IntegerLayout OfLong<TCodec>(int bits)
        where TCodec : IAbiCodec<long> => new IntegerLayout<long, TCodec>(bits, isSigned: true, static value => (long)value, static value => value);

    private static IntegerLayout OfInt128<TCodec>(int bits)
        where TCodec : IAbiCodec<Int128> => new IntegerLayout<Int128, TCodec>(bits, isSigned: true, static value => (Int128)value, static value => value);

    private static IntegerLayout OfInt256<TCodec>(int bits)
        where TCodec : IAbiCodec<Int256> => new IntegerLayout<Int256, TCodec>(bits, isSigned: true, static value => (Int256)value, static value => value);
}
