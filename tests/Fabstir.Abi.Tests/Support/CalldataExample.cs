namespace Fabstir.Abi.Tests;

/// <summary>A message, its calldata, and which bytes of it are padding.</summary>
/// <param name="signature">The function.</param>
/// <param name="calldata">What the specification says that it is encoded as.</param>
/// <param name="padding">Where padding begins, counted from the selector, and how many bytes it has.</param>
internal abstract class CalldataExample(string signature, byte[] calldata, (int Start, int Count)[] padding)
{
    public string Signature { get; } = signature;

    public byte[] Calldata { get; } = calldata;

    public IEnumerable<int> Padding { get; } = padding.SelectMany(static range => Enumerable.Range(4 + range.Start, range.Count));

    public abstract int Size { get; }

    public abstract byte[] Encode();

    public abstract int Encode(Span<byte> destination);

    /// <summary>Decodes calldata and discards the message.</summary>
    public abstract void Decode(ReadOnlyMemory<byte> calldata);

    public abstract bool IsDecodedFrom(byte[] calldata);

    public abstract bool IsStable(byte[] calldata);
}

/// <inheritdoc/>
internal sealed class CalldataExample<TFunction>(TFunction message, byte[] calldata, params (int Start, int Count)[] padding)
    : CalldataExample(TFunction.Signature, calldata, padding)
    where TFunction : IContractFunction<TFunction>
{
    public override int Size => Abi.Calldata.GetSize(message);

    public override byte[] Encode() => Abi.Calldata.Encode(message);

    public override int Encode(Span<byte> destination) => Abi.Calldata.Encode(message, destination);

    public override void Decode(ReadOnlyMemory<byte> calldata) => Abi.Calldata.Decode<TFunction>(calldata.Span);

    public override bool IsDecodedFrom(byte[] calldata) => message.Equals(Abi.Calldata.Decode<TFunction>(calldata));

    public override bool IsStable(byte[] calldata)
    {
        TFunction decoded = Abi.Calldata.Decode<TFunction>(calldata);
        return decoded.Equals(Abi.Calldata.Decode<TFunction>(Abi.Calldata.Encode(decoded)));
    }
}
