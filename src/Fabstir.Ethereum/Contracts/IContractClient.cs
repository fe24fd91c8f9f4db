using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What every generated client is.</summary>
/// <remarks>
/// What the contract refuses throws <see cref="ContractRevertedException"/>, whose error is a case of the client's <c>Error</c>: a call when it is made, a
/// transaction before it is sent. A transaction is accepted by the node, but not yet mined, when its method returns. Implementations are thread-safe.
/// </remarks>
public interface IContractClient
{
    /// <summary>The contract: the proxy, where there is one.</summary>
    Address Address { get; }
}
