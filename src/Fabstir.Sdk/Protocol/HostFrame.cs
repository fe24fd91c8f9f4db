namespace Fabstir.Protocol;

/// <summary>What a host says: a piece of an answer, or anything else.</summary>
/// <remarks>A struct, because there is one for each token: a chunk allocates its text and nothing else.</remarks>
public readonly record struct HostFrame
{
    /// <summary>A piece of an answer.</summary>
    /// <param name="id">The request.</param>
    /// <param name="chunk">The piece.</param>
    public HostFrame(string? id, StreamChunk chunk)
    {
        Id = id;
        Chunk = chunk;
    }

    /// <summary>Anything else.</summary>
    /// <param name="id">The request, or the frame that is answered; null for neither.</param>
    /// <param name="message">What is said.</param>
    public HostFrame(string? id, HostMessage message)
    {
        Id = id;
        Message = message;
    }

    /// <summary>The request, or the frame that is answered; null for neither.</summary>
    public string? Id { get; }

    /// <summary>The piece of an answer; null where <see cref="Message"/> says something else.</summary>
    public StreamChunk? Chunk { get; }

    /// <summary>What is said; null where it is <see cref="Chunk"/>.</summary>
    public HostMessage? Message { get; }
}
