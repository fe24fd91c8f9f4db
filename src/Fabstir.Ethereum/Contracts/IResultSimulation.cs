using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What every generated client of a contract can be asked that has writing functions with results.</summary>
/// <typeparam name="TCalls">The closed sum of the contract's calls.</typeparam>
public interface IResultSimulation<TCalls>
    where TCalls : ContractCall
{
    /// <summary>Runs a function as a transaction would, and sends nothing.</summary>
    /// <typeparam name="TFunction">The message.</typeparam>
    /// <typeparam name="TResult">What the function returns.</typeparam>
    /// <param name="message">The arguments: one of the client's <c>Functions</c>.</param>
    /// <param name="value">How much of the native currency would go with it.</param>
    /// <param name="options">Block, caller and state override; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>What the function would return.</returns>
    /// <exception cref="ContractRevertedException">The contract would refuse it.</exception>
    /// <exception cref="ContractNotFoundException">There is no contract at the address.</exception>
    /// <exception cref="AbiFormatException">The contract returned something else than its ABI says.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the request.</exception>
    Task<TResult> SimulateAsync<TFunction, TResult>(
        IContractFunction<TFunction, TResult> message, Wei value = default, CallOptions? options = null, CancellationToken cancellationToken = default)
        where TFunction : TCalls, IContractFunction<TFunction, TResult>;
}
