using Fabstir.Abi;
using Fabstir.Abi.Codecs;

namespace Fabstir.Ethereum;

/// <summary>The one function of Multicall3 that is used: <c>aggregate3((address,bool,bytes)[])</c>.</summary>
internal static class Aggregate
{
    public const string Signature = "aggregate3((address,bool,bytes)[])";

    private static ReadOnlySpan<byte> Selector => [0x82, 0xad, 0x56, 0xcb];

    public static byte[] Encode(IEnumerable<ContractMessage> calls)
    {
        AggregatedCall[] aggregated = [.. calls.Select(call => new AggregatedCall(call.To!.Value, Bytes.Create(call.Calldata.Span)))];
        return [.. Selector, .. AbiData.Encode<AbiArray<AggregatedCall>, ArrayCodec<AggregatedCall, AggregatedCall>>(aggregated)];
    }

    /// <exception cref="AbiFormatException">It is no encoding, or has another number of results than there were calls.</exception>
    public static AbiArray<AggregatedResult> Decode(ReadOnlySpan<byte> returnData, int calls)
    {
        AbiArray<AggregatedResult> results = AbiData.Decode<AbiArray<AggregatedResult>, ArrayCodec<AggregatedResult, AggregatedResult>>(returnData);
        return results.Length == calls
            ? results
            : throw new AbiFormatException($"{calls} calls were aggregated, and {results.Length} results came.", position: 0);
    }
}
