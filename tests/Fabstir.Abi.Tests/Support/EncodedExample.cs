using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>A value of a Solidity type, and what <c>abi.encode</c> makes of it.</summary>
internal abstract class EncodedExample(string description, byte[] encoding)
{
    public string Description { get; } = description;

    public byte[] Encoding { get; } = encoding;

    /// <summary>The encoding of the value itself, without the offset that stands for a dynamic one.</summary>
    public byte[] Body => IsDynamic ? Encoding[Words.Size..] : Encoding;

    public abstract bool IsDynamic { get; }

    public abstract int HeadSize { get; }

    public abstract int Size { get; }

    public abstract byte[] Encode();

    public abstract int Encode(Span<byte> destination);

    /// <summary>Decodes data and discards the value.</summary>
    public abstract void Decode(ReadOnlyMemory<byte> data);

    /// <summary>Whether data decodes to the value of the example.</summary>
    public abstract bool IsDecodedFrom(byte[] data, int position = 0);

    /// <summary>Decodes data, encodes what it holds, and says whether that decodes to the same.</summary>
    public abstract bool IsStable(byte[] data);
}

/// <inheritdoc/>
internal sealed class EncodedExample<T, TCodec>(string solidityType, T value, byte[] encoding) : EncodedExample($"{solidityType}: {value}", encoding)
    where TCodec : IAbiCodec<T>
{
    public override bool IsDynamic => TCodec.IsDynamic;

    public override int HeadSize => TCodec.HeadSize;

    public override int Size => TCodec.GetSize(value);

    public override byte[] Encode() => AbiData.Encode<T, TCodec>(value);

    public override int Encode(Span<byte> destination) => TCodec.Encode(value, destination);

    public override void Decode(ReadOnlyMemory<byte> data) => AbiData.Decode<T, TCodec>(data.Span);

    public override bool IsDecodedFrom(byte[] data, int position = 0) => EqualityComparer<T>.Default.Equals(value, AbiData.Decode<T, TCodec>(data, position));

    public override bool IsStable(byte[] data)
    {
        T decoded = AbiData.Decode<T, TCodec>(data);
        return EqualityComparer<T>.Default.Equals(decoded, AbiData.Decode<T, TCodec>(AbiData.Encode<T, TCodec>(decoded)));
    }
}
