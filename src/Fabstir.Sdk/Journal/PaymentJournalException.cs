namespace Fabstir;

/// <summary>The journal of payments could not be read or written. What would have been sent was not sent.</summary>
public sealed class PaymentJournalException : FabstirException
{
    /// <summary>Describes what went wrong with a journal.</summary>
    /// <param name="journal">Which journal: the path of its file.</param>
    /// <param name="reason">What is wrong and what to do, in a sentence without a full stop.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public PaymentJournalException(string journal, string reason, Exception? innerException = null)
        : base(FabstirErrorCode.StorageError, $"Payment journal {journal}: {reason}.", innerException) => Journal = journal;

    /// <summary>Which journal.</summary>
    public string Journal { get; }
}
