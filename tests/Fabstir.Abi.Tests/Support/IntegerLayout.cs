using System.Numerics;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>An integer type of Solidity, with the operations of its codec on integers of any size.</summary>
internal abstract class IntegerLayout(int bits, bool isSigned)
{
    public string SolidityType { get; } = $"{(isSigned ? "int" : "uint")}{bits}";

    public BigInteger Min { get; } = isSigned ? -IntegerSamples.TwoTo(bits - 1) : 0;

    public BigInteger Max { get; } = IntegerSamples.TwoTo(isSigned ? bits - 1 : bits) - 1;

    /// <summary>How many bytes of a word repeat the sign.</summary>
    public int Padding { get; } = Words.Size - (bits / 8);

    public abstract bool IsDynamic { get; }

    public abstract int HeadSize { get; }

    /// <summary>Integers that the C# type holds, whether the Solidity type does or not.</summary>
    public abstract IEnumerable<BigInteger> Held(IEnumerable<BigInteger> values);

    public abstract int GetSize(BigInteger value);

    public abstract int Encode(BigInteger value, Span<byte> destination);

    public abstract byte[] Encode(BigInteger value);

    public abstract BigInteger Decode(ReadOnlyMemory<byte> data);

    /// <summary>The word of an integer as the specification defines it: big-endian two's complement, extended by the sign.</summary>
    public static byte[] WordOf(BigInteger value)
    {
        BigInteger word = value.Sign < 0 ? value + IntegerSamples.TwoTo(256) : value;
        byte[] bytes = word.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[Words.Size - bytes.Length], .. bytes];
    }
}

/// <inheritdoc/>
internal sealed class IntegerLayout<T, TCodec>(int bits, bool isSigned, Func<BigInteger, T> narrow, Func<T, BigInteger> widen) : IntegerLayout(bits, isSigned)
    where TCodec : IAbiCodec<T>
{
    public override bool IsDynamic => TCodec.IsDynamic;

    public override int HeadSize => TCodec.HeadSize;

    public override IEnumerable<BigInteger> Held(IEnumerable<BigInteger> values) => values.Where(IsHeld);

    public override int GetSize(BigInteger value) => TCodec.GetSize(narrow(value));

    public override int Encode(BigInteger value, Span<byte> destination) => TCodec.Encode(narrow(value), destination);

    public override byte[] Encode(BigInteger value) => AbiData.Encode<T, TCodec>(narrow(value));

    public override BigInteger Decode(ReadOnlyMemory<byte> data) => widen(AbiData.Decode<T, TCodec>(data.Span));

    private bool IsHeld(BigInteger value)
    {
        try
        {
            narrow(value);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
