using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>LLM tokens as they are counted here: no host serves 2^63 of them, whatever a contract says.</summary>
internal static class TokenCount
{
    public static long Of(UInt256 tokens) => (long)UInt256.Min(tokens, long.MaxValue);
}
