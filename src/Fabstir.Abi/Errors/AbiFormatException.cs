namespace Fabstir.Abi;

/// <summary>Bytes are no strict ABI encoding of the type that they were decoded as.</summary>
/// <remarks>They came from another contract than expected, from an older revision of it, or from somebody who wants to see what happens.</remarks>
public sealed class AbiFormatException : FormatException
{
    /// <summary>Describes bytes that could not be decoded.</summary>
    /// <param name="message">What is wrong, in a sentence without the position.</param>
    /// <param name="position">Where in the data.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public AbiFormatException(string message, int position, Exception? innerException = null)
        : base($"{message} (at byte {position})", innerException) => Position = position;

    /// <summary>
    /// Where it is wrong, counted from the start of the calldata, return data or log data (of an indexed argument: of the topics): the first byte of the
    /// word that holds a wrong value, offset or length; the byte itself that should be padding or is not UTF-8; where the data should go on.
    /// </summary>
    public int Position { get; }
}
