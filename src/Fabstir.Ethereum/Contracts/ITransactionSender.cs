using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>
/// The seam to whatever turns a message into a transaction when a signature alone does not: a contract wallet, an ERC-4337 bundler, a relayer.
/// </summary>
/// <remarks>
/// A transport without one signs with an <see cref="ISigner"/>, or has its node sign; give one by <see cref="JsonRpcTransportOptions.TransactionSender"/>.
/// The same intent must not be sent twice: after a lost answer look it up, and say <see cref="TransactionOutcomeUnknownException"/> if that does not
/// help. Implementations are thread-safe. They are not disposed with the transport.
/// </remarks>
public interface ITransactionSender
{
    /// <summary>The account that contracts see as the sender: that of the wallet, not that of its keys.</summary>
    Address Address { get; }

    /// <summary>Sends.</summary>
    /// <param name="message">What is called.</param>
    /// <param name="options">Gas and fees, as far as they have a meaning here; refuse what has none rather than ignore it.</param>
    /// <param name="cancellationToken">Cancels what comes before the message is handed over.</param>
    /// <returns>A handle: the message was accepted, it is not yet mined.</returns>
    /// <exception cref="ContractRevertedException">The contract would refuse it. Nothing was sent.</exception>
    /// <exception cref="TransactionOutcomeUnknownException">Whether it was accepted could not be found out.</exception>
    /// <exception cref="EthereumException">It was not sent.</exception>
    Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions options, CancellationToken cancellationToken = default);
}
