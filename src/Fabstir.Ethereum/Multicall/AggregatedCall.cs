using Fabstir.Abi;
using Fabstir.Abi.Codecs;

namespace Fabstir.Ethereum;

/// <summary>A call as Multicall3 takes it: <c>(address target,bool allowFailure,bytes callData)</c>.</summary>
internal sealed record AggregatedCall(Address Target, Bytes Calldata) : IAbiCodec<AggregatedCall>
{
    private const int Head = 3 * Bytes32.Size;

    static string IAbiCodec<AggregatedCall>.SolidityType => "(address,bool,bytes)";

    static bool IAbiCodec<AggregatedCall>.IsDynamic => true;

    static int IAbiCodec<AggregatedCall>.HeadSize => Bytes32.Size;

    static int IAbiCodec<AggregatedCall>.GetSize(AggregatedCall value) => checked(Head + BytesCodec.GetSize(value.Calldata));

    static int IAbiCodec<AggregatedCall>.Encode(AggregatedCall value, Span<byte> destination)
    {
        AddressCodec.Encode(value.Target, destination);
        // One that fails must not take the others with it.
        BoolCodec.Encode(true, destination[Bytes32.Size..]);
        AbiHead.WriteOffset(destination[(2 * Bytes32.Size)..], Head);
        return Head + BytesCodec.Encode(value.Calldata, destination[Head..]);
    }

    static AggregatedCall IAbiCodec<AggregatedCall>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        AbiHead.Enter(data, position, Head, ref budget);
        return new AggregatedCall(
            AddressCodec.Decode(data, position, ref budget),
            BytesCodec.Decode(data, AbiHead.ReadOffset(data, position, position + (2 * Bytes32.Size)), ref budget));
    }
}
