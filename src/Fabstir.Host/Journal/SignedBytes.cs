using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>A signed transaction, as it is sent again after a crash. Immutable.</summary>
/// <param name="Nonce">Its place among the transactions of the host's account.</param>
/// <param name="Hash">What it is known by.</param>
/// <param name="Raw">The signed bytes.</param>
internal sealed record SignedBytes(ulong Nonce, Bytes32 Hash, Bytes Raw);
