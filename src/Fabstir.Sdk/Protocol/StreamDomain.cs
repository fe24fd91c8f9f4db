using Fabstir.Abi;

namespace Fabstir.Protocol;

/// <summary>What signatures of the protocol are good for.</summary>
internal static class StreamDomain
{
    public static TypedDataDomain Of(Address marketplace, ulong chainId) => new()
    {
        Name = "Fabstir Stream",
        Version = "1",
        ChainId = chainId,
        VerifyingContract = marketplace,
    };
}
