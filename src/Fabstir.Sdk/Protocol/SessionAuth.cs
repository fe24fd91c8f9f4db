using Fabstir.Abi;

namespace Fabstir.Protocol;

/// <summary>Proves to a host who asks: <c>session_init.auth</c>. Immutable.</summary>
/// <param name="Scheme"><see cref="StreamProtocol.AuthScheme"/>.</param>
/// <param name="Address">The depositor, or who may spend for him.</param>
/// <param name="Signature">Of <see cref="SessionAccess"/>: 65 bytes of a key, or whatever the contract at <paramref name="Address"/> takes (EIP-1271).</param>
/// <param name="Expires">Until when it is good, in seconds since 1970.</param>
public sealed record SessionAuth(string Scheme, Address Address, Bytes Signature, ulong Expires);
