using Fabstir.Abi;
using Fabstir.Abi.Codecs;

namespace Fabstir.Ethereum;

/// <summary>What became of a call, as Multicall3 returns it: <c>(bool success,bytes returnData)</c>.</summary>
internal sealed record AggregatedResult(bool Success, Bytes ReturnData) : IAbiCodec<AggregatedResult>
{
    private const int Head = 2 * Bytes32.Size;

    static string IAbiCodec<AggregatedResult>.SolidityType => "(bool,bytes)";

    static bool IAbiCodec<AggregatedResult>.IsDynamic => true;

    static int IAbiCodec<AggregatedResult>.HeadSize => Bytes32.Size;

    static int IAbiCodec<AggregatedResult>.GetSize(AggregatedResult value) => checked(Head + BytesCodec.GetSize(value.ReturnData));

    static int IAbiCodec<AggregatedResult>.Encode(AggregatedResult value, Span<byte> destination)
    {
        BoolCodec.Encode(value.Success, destination);
        AbiHead.WriteOffset(destination[Bytes32.Size..], Head);
        return Head + BytesCodec.Encode(value.ReturnData, destination[Head..]);
    }

    static AggregatedResult IAbiCodec<AggregatedResult>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiHead.Enter(data, position, Head, ref budget);
        return new AggregatedResult(
            BoolCodec.Decode(data, position, ref budget),
            BytesCodec.Decode(data, AbiHead.ReadOffset(data, position, position + Bytes32.Size), ref budget));
    }
}
