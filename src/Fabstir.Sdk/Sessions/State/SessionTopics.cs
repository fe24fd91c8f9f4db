using Fabstir.Abi;

namespace Fabstir;

/// <summary>How logs of one session are asked for: several kinds at once, which a filter of generated code does not do.</summary>
internal static class SessionTopics
{
    public static AbiArray<AbiArray<Bytes32>> Of(UInt256 sessionId, params Bytes32[] kinds)
    {
        Span<byte> word = stackalloc byte[Bytes32.Size];
        sessionId.WriteBigEndian(word);
        return [[.. kinds], [new Bytes32(word)]];
    }
}
