using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>Somebody wants to be served.</summary>
/// <param name="SessionId">At whose expense.</param>
/// <param name="ChainId">The chain of the session, if he says so.</param>
/// <param name="Auth">What he proves; null for nothing.</param>
/// <param name="Challenge">What he had to sign.</param>
/// <param name="From">Where he is.</param>
internal sealed record AdmissionRequest(UInt256 SessionId, ulong? ChainId, SessionAuth? Auth, Bytes32 Challenge, ClientAddress From);
