namespace Fabstir.Host;

/// <summary>What one client, and all of them, may take of a host. Not thread-safe while it is changed.</summary>
/// <remarks>The sizes of frames and prompts are the protocol's, and no options: see <see cref="Protocol.StreamProtocol"/>.</remarks>
public sealed class HostLimits
{
    /// <summary>Sockets that are open at the same time. Default: 4,096. Range: 1 to 1,000,000.</summary>
    public int MaxConnections { get; set; } = 4_096;

    /// <summary>
    /// Sockets that are open at the same time from one address; of IPv6, from one /64 network. Default: 64. Range: 1 to 1,000,000.
    /// </summary>
    public int MaxConnectionsPerAddress { get; set; } = 64;

    /// <summary>
    /// How often an address may ask to be admitted in a minute: each time costs a signature's check and a look at the chain. Default: 60. Range: 1 to 1,000,000.
    /// </summary>
    public int AdmissionsPerMinute { get; set; } = 60;

    /// <summary>Prompts that a session may send in a minute. Default: 120. Range: 1 to 1,000,000.</summary>
    public int PromptsPerMinute { get; set; } = 120;

    /// <summary>Prompts that models work on at the same time, over all sessions. Default: 256. Range: 1 to 100,000.</summary>
    public int MaxConcurrentPrompts { get; set; } = 256;

    /// <summary>The most tokens of one answer, whatever the client asks for. Default: 32,768. Range: 1 to 10,000,000.</summary>
    public int MaxTokensPerPrompt { get; set; } = 32_768;

    /// <summary>The most tokens of an answer for which the client names no number. Default: 1,024. Range: 1 to <see cref="MaxTokensPerPrompt"/>.</summary>
    public int DefaultTokensPerPrompt { get; set; } = 1_024;

    /// <summary>How long a socket may be open before it names a session. Default: 30 s. Range: 1 s to 10 minutes.</summary>
    public TimeSpan AdmissionTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a socket may say nothing while nothing is sent to it. Default: 1 hour, so that sessions can be paused. Range: 1 s to 1 day.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long one frame may take to be written: after that the reader counts as gone. Default: 60 s. Range: 1 s to 10 minutes.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a model may take for its next piece of an answer. Default: 180 s. Range: 1 s to 1 hour.</summary>
    public TimeSpan ModelTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>How long an answer waits for acknowledgements before it is cancelled. Default: 5 minutes. Range: 1 s to 1 hour.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a ping is sent, and how long its answer may take. Default: 30 s. Range: 1 s to 10 minutes.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(30);
}
