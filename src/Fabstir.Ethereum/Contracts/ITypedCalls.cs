using System.ComponentModel;

namespace Fabstir.Ethereum;

/// <summary>What a transport implements that answers calls with values, because there is no chain behind it: a test's.</summary>
/// <remarks>Implementations are thread-safe.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedCalls
{
    /// <summary>Makes a call without encoding its result.</summary>
    /// <typeparam name="TResult">What the function returns.</typeparam>
    /// <param name="message">What is called.</param>
    /// <param name="options">Block, caller and state override; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    Task<TResult> CallAsync<TResult>(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default);
}
