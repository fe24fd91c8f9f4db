using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A block whose logs were reported, and those logs, which may be none.</summary>
internal sealed record FollowedBlock(ulong Number, Bytes32 Hash, IReadOnlyList<Log> Logs);
