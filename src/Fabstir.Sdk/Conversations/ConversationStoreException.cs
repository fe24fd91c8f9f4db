namespace Fabstir;

/// <summary>A stored conversation could not be read or written. What was stored before is as it was.</summary>
public sealed class ConversationStoreException : FabstirException
{
    /// <summary>Describes what went wrong with stored conversations.</summary>
    /// <param name="place">Where: the path of the file or of the folder.</param>
    /// <param name="reason">What is wrong and what to do, in a sentence without a full stop.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public ConversationStoreException(string place, string reason, Exception? innerException = null)
        : base(FabstirErrorCode.StorageError, $"{place}: {reason}.", innerException) => Place = place;

    /// <summary>Where: the path of the file or of the folder.</summary>
    public string Place { get; }
}
