using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The example of dynamic types of the ABI specification: <c>f(uint256,uint32[],bytes10,bytes)</c>.</summary>
internal sealed record Eff : IContractFunction<Eff>
{
    public required UInt256 Number { get; init; }

    public required AbiArray<uint> Numbers { get; init; }

    public required Bytes10 Digits { get; init; }

    public required Bytes Text { get; init; }

    static string IContractFunction<Eff>.Signature => "f(uint256,uint32[],bytes10,bytes)";

    static Bytes4 IContractFunction<Eff>.Selector => new([0x8b, 0xe6, 0x52, 0x46]);

    static int IAbiTuple<Eff>.GetSize(Eff value) =>
        checked(128 + ArrayCodec<uint, UInt32Codec>.GetSize(value.Numbers) + BytesCodec.GetSize(value.Text));

    static int IAbiTuple<Eff>.Encode(Eff value, Span<byte> destination)
    {
        int tail = 128;
        UInt256Codec.Encode(value.Number, destination);
        AbiHead.WriteOffset(destination[32..], tail);
        tail += ArrayCodec<uint, UInt32Codec>.Encode(value.Numbers, destination[tail..]);
        Bytes10Codec.Encode(value.Digits, destination[64..]);
        AbiHead.WriteOffset(destination[96..], tail);
        tail += BytesCodec.Encode(value.Text, destination[tail..]);
        return tail;
    }

    static Eff IAbiTuple<Eff>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiHead.Enter(data, position, 128, ref budget);
        return new()
        {
            Number = UInt256Codec.Decode(data, position, ref budget),
            Numbers = ArrayCodec<uint, UInt32Codec>.Decode(data, AbiHead.ReadOffset(data, position, position + 32), ref budget),
            Digits = Bytes10Codec.Decode(data, position + 64, ref budget),
            Text = BytesCodec.Decode(data, AbiHead.ReadOffset(data, position, position + 96), ref budget),
        };
    }
}
