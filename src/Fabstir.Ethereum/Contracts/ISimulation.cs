using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What every generated client of a contract can be asked that has writing functions without results.</summary>
/// <typeparam name="TCalls">The closed sum of the contract's calls.</typeparam>
public interface ISimulation<TCalls>
    where TCalls : ContractCall
{
    /// <summary>Runs a function as a transaction would, and sends nothing.</summary>
    /// <typeparam name="TFunction">The message.</typeparam>
    /// <param name="message">The arguments: one of the client's <c>Functions</c>.</param>
    /// <param name="value">How much of the native currency would go with it.</param>
    /// <param name="options">Block, caller and state override; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ContractRevertedException">The contract would refuse it.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the request.</exception>
    Task SimulateAsync<TFunction>(
        IContractFunction<TFunction> message, Wei value = default, CallOptions? options = null, CancellationToken cancellationToken = default)
        where TFunction : TCalls, IContractFunction<TFunction>;
}
