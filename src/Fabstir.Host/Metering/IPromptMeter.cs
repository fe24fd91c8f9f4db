namespace Fabstir.Host;

/// <summary>Counts the tokens of one prompt. Disposing it without an end counts as <see cref="StreamEndReason.Interrupted"/>.</summary>
internal interface IPromptMeter : IAsyncDisposable
{
    /// <summary>How many tokens may be served: the least of what was asked for, what is funded, and what may be exposed.</summary>
    int Granted { get; }

    /// <summary>Writes tokens down before their frame leaves.</summary>
    /// <param name="count">How many tokens the text is; at least 1.</param>
    /// <param name="text">The text, for the hash of the transcript.</param>
    /// <returns>False when that many are no longer granted: the frame must not leave.</returns>
    bool TryServe(int count, string text);

    /// <summary>The client has every token before this index.</summary>
    void Acknowledged(int nextIndex);

    /// <summary>Tokens from this index on were never written to a socket, and are not billed.</summary>
    void NotDelivered(int firstIndex);

    /// <summary>The prompt is over.</summary>
    ValueTask EndAsync(StreamEndReason reason);
}
