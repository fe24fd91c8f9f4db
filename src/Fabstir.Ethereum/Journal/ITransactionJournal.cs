namespace Fabstir.Ethereum;

/// <summary>Remembers what was signed, so that a program that ends at any moment finds out afterwards what it has paid.</summary>
/// <remarks>
/// A transaction has one nonce, and one or several intents: itself, those that replace it with a higher fee, and its cancellation. Each is written
/// before its bytes leave this process. After a restart, hand every intent without an outcome to <see cref="JsonRpcTransport.ResumeAsync"/>.
/// Implementations are thread-safe.
/// </remarks>
public interface ITransactionJournal
{
    /// <summary>Writes an intent down. Once this has ended, the transaction may be on its way.</summary>
    /// <param name="intent">What was signed.</param>
    /// <param name="cancellationToken">Gives up, as long as nothing is written.</param>
    /// <returns>A task that ends when the intent survives the end of the process. When it fails, nothing is sent, and nothing may have been written.</returns>
    ValueTask SignedAsync(SignedIntent intent, CancellationToken cancellationToken);

    /// <summary>Writes down what became of an intent.</summary>
    /// <remarks>
    /// It may come again for an intent, with another outcome: a reorganisation can put a transaction into another block, or another intent of the same
    /// nonce into its place. The last one counts. A failure is logged and ends nothing: an intent without an outcome is looked up again after a restart.
    /// </remarks>
    /// <param name="intent">The same as before it was sent.</param>
    /// <param name="outcome">What became of it.</param>
    /// <returns>A task that ends when it is written. All other transactions of the transport wait for it.</returns>
    ValueTask EndedAsync(SignedIntent intent, TransactionOutcome outcome);
}
