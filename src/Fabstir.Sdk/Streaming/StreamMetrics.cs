namespace Fabstir;

/// <summary>How the answer to one prompt is getting on, at one moment. Immutable.</summary>
public sealed record StreamMetrics
{
    /// <summary>How many tokens have come, each counted once.</summary>
    public required int Tokens { get; init; }

    /// <summary>In how many pieces.</summary>
    public required int Chunks { get; init; }

    /// <summary>How many pieces wait for the reader.</summary>
    public required int UnreadChunks { get; init; }

    /// <summary>How many pieces came a second time, and were dropped.</summary>
    public required int DuplicateChunks { get; init; }

    /// <summary>How many frames of other requests were dropped.</summary>
    public required int DroppedFrames { get; init; }

    /// <summary>How often the socket was opened again while the answer went on.</summary>
    public required int Reconnections { get; init; }

    /// <summary>How often the host was asked to go on with what had come as context.</summary>
    public required int Continuations { get; init; }

    /// <summary>How long the first token took, from when it was asked for, waiting for earlier prompts included; null before it.</summary>
    public required TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The time from the first token to the last so far.</summary>
    public required TimeSpan GenerationTime { get; init; }

    /// <summary>The time since it was asked for, until its end.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How many tokens came in a second, after the first; 0 before the second.</summary>
    public double TokensPerSecond => Tokens < 2 || GenerationTime <= TimeSpan.Zero ? 0 : (Tokens - 1) / GenerationTime.TotalSeconds;
}
