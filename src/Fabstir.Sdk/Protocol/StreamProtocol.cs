namespace Fabstir.Protocol;

/// <summary>The protocol between a client and a host: its names, and the bounds that both sides keep. <c>docs/streaming.md</c> describes it.</summary>
public static class StreamProtocol
{
    /// <summary>What <c>connected.protocol</c> says where the host speaks it. Hosts that say nothing speak only what all hosts do.</summary>
    public const string Name = "fabstir-stream/1";

    /// <summary>Where a host is reached, below its URL in the registry.</summary>
    public const string Path = "/v1/ws";

    /// <summary>The scheme of <see cref="SessionAuth"/>: EIP-712 over <see cref="SessionAccess"/>.</summary>
    public const string AuthScheme = "fabstir-session-access/1";

    /// <summary>The largest frame, in bytes.</summary>
    public const int MaxFrameBytes = 1024 * 1024;

    /// <summary>How deep the JSON of a frame may be nested.</summary>
    public const int MaxDepth = 16;

    /// <summary>The longest prompt, with its conversation, in bytes of UTF-8.</summary>
    public const int MaxPromptBytes = 256 * 1024;

    /// <summary>How many tokens a host may be ahead of what the client has acknowledged.</summary>
    public const int WindowTokens = 256;

    /// <summary>How many tokens a client receives before it acknowledges them.</summary>
    public const int AcknowledgeEveryTokens = 32;

    /// <summary>How many bytes of frames a host keeps for a client that was cut off.</summary>
    public const int ReplayBytes = 1024 * 1024;

    /// <summary>After how long a client acknowledges fewer.</summary>
    public static TimeSpan AcknowledgeWithin { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a host keeps a stream whose socket was cut.</summary>
    public static TimeSpan ResumeWithin { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a client waits for the end of a stream that it cancelled before it closes the socket.</summary>
    public static TimeSpan DrainWithin { get; } = TimeSpan.FromSeconds(3);
}
