using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>The seam between generated clients and a chain: a node, a batch of calls, or a test.</summary>
/// <remarks>Implementations are thread-safe: one transport serves any number of clients.</remarks>
public interface IContractTransport
{
    /// <summary>Makes a call.</summary>
    /// <param name="message">What is called.</param>
    /// <param name="options">Block, caller and state override; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The return data; empty when there is no contract at the address.</returns>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the request.</exception>
    Task<ReadOnlyMemory<byte>> CallAsync(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Signs a transaction and sends it.</summary>
    /// <param name="message">What is called.</param>
    /// <param name="options">Gas and fees; null to ask the node.</param>
    /// <param name="cancellationToken">
    /// Cancels what comes before the transaction is handed to the node. After that the method ends with the outcome, because a transaction
    /// cannot be called back.
    /// </param>
    /// <returns>A handle: the node has accepted the transaction, it is not yet mined.</returns>
    /// <exception cref="ContractRevertedException">The contract would refuse the transaction, as its gas estimation shows. Nothing was sent.</exception>
    /// <exception cref="SignerRequiredException">The transport has no account to send from.</exception>
    /// <exception cref="WrongChainException">The node is on another chain than expected. Nothing was sent.</exception>
    /// <exception cref="InsufficientFundsException">The account has less than the transaction may cost. Nothing was sent.</exception>
    /// <exception cref="NonceConflictException">Another transaction of the account took its nonce: it cannot be mined any more.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">Whether the node has the transaction could not be found out.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the transaction.</exception>
    Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Asks for logs, in as many requests as the node's limits demand.</summary>
    /// <param name="query">Which logs.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The logs in the order of the chain, each once.</returns>
    /// <exception cref="EthereumException">The node could not be reached, or refused the request.</exception>
    Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default);

    /// <summary>Follows logs: those that are there from a block on, and then each as its block comes.</summary>
    /// <param name="contract">The contract that emits them.</param>
    /// <param name="topics">At each place the topics that are accepted, none where all are.</param>
    /// <param name="options">The first block, and how sure a log has to be; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the stream with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The logs in the order of the chain, without gap and each once. What a reorganisation takes back comes again with <see cref="Log.Removed"/>
    /// set, the newest first, before what replaces it.
    /// </returns>
    /// <exception cref="BlockNotFoundException">The node does not have the block to begin with.</exception>
    /// <exception cref="ReorganisationTooDeepException">A reorganisation took back more than is remembered.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused to answer, for too long.</exception>
    /// <exception cref="NotSupportedException">The transport has no chain to follow.</exception>
    IAsyncEnumerable<Log> SubscribeAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException($"{GetType()} cannot follow logs.");
}
