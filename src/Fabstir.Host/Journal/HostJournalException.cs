namespace Fabstir.Host;

/// <summary>A journal of the host could not be read or written. Nothing is served that is not written down.</summary>
public sealed class HostJournalException : FabstirException
{
    /// <summary>Describes the failure.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="reason">What is wrong and what to do, in a sentence without a full stop.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public HostJournalException(string path, string reason, Exception? innerException = null)
        : base(FabstirErrorCode.StorageError, $"The journal {path}: {reason}.", innerException) => Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }

    /// <summary>Whether nothing is wrong with the disk: the session has ended, and its journal with it.</summary>
    internal bool IsClosed { get; init; }
}
