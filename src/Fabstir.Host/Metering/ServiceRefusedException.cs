namespace Fabstir.Host;

/// <summary>A session or a prompt is not served. The client is told why.</summary>
public sealed class ServiceRefusedException : FabstirException
{
    /// <summary>Describes the refusal.</summary>
    /// <param name="wireCode">What the client's frame calls it, such as <c>SESSION_EXHAUSTED</c>.</param>
    /// <param name="code">What kind of failure it is.</param>
    /// <param name="message">What is refused and why, for a person; the client sees it.</param>
    /// <param name="innerException">What was thrown on the way, if anything.</param>
    public ServiceRefusedException(string wireCode, FabstirErrorCode code, string message, Exception? innerException = null)
        : base(code, message, innerException) => WireCode = wireCode;

    /// <summary>What the client's frame calls it.</summary>
    public string WireCode { get; }

    /// <summary>When it is worth asking again; null where that is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The first token of an answer that could still be had; null where it is not about that, or there is none.</summary>
    public int? Oldest { get; init; }
}
