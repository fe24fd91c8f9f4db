namespace Fabstir;

/// <summary>What can happen to a prompt while it is answered.</summary>
internal enum PromptSignalKind
{
    /// <summary>The host says that there is no more.</summary>
    Ended,

    /// <summary>The host says that there will be nothing.</summary>
    Refused,

    /// <summary>The host goes on after a cut.</summary>
    Resumed,

    /// <summary>The socket is gone.</summary>
    Lost,

    /// <summary>Tokens are missing: a later one came.</summary>
    Missing,

    /// <summary>No token came in time.</summary>
    Late,

    /// <summary>More came than the reader's buffer holds.</summary>
    Overflow,

    /// <summary>More came than was asked for.</summary>
    TooMany,

    /// <summary>A stop sequence was found.</summary>
    Stopped,

    /// <summary>Nobody wants the rest.</summary>
    Cancelled,
}
