namespace Fabstir;

/// <summary>How a session talks to its host. Every value has a default. Immutable.</summary>
public sealed record LlmSessionOptions
{
    /// <summary>Where the host is reached. Default: null, the URL that it has in the registry.</summary>
    public Uri? HostUrl { get; init; }

    /// <summary>What a host that does not know models by their ids calls this one. Default: null, the file's name without its ending.</summary>
    public string? ModelName { get; init; }

    /// <summary>What the model is told before everything else. Default: null, nothing.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>
    /// How many turns of the conversation are kept, and sent with each prompt. Default: 64. Range: 0, which makes each prompt stand alone, to 10,000. What is
    /// sent is cut to what a frame holds, oldest turns first.
    /// </summary>
    public int MaxHistory { get; init; } = 64;

    /// <summary>What to do when the host claims more tokens than it can have sent. Default: end the session, so that it claims no more.</summary>
    public OverclaimReaction OnOverclaim { get; init; } = OverclaimReaction.EndSession;

    /// <summary>
    /// Whether a host may serve that does not prove to be the session's. Default: false. Hosts that speak no <c>fabstir-stream/1</c> cannot prove it: then
    /// whoever the URL in the registry leads to reads the prompts.
    /// </summary>
    public bool AllowUnauthenticatedHost { get; init; }

    /// <summary>
    /// Whether the URL may lead to this machine or its network. Default: false; on a local chain it always may. URLs of hosts are written by strangers.
    /// </summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>How long a socket may take to open, and again to be accepted by the host. Default: 30 s. Range: 10 ms to 10 minutes.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a host that cannot be reached is tried. Default: 3. Range: 1 to 20. After a cut within an answer it is tried for as long as the host keeps it.</summary>
    public int ConnectAttempts { get; init; } = 3;

    /// <summary>
    /// Counts tokens where the host does not: pieces of an answer of hosts that speak no <c>fabstir-stream/1</c>, and prompts. Default: null, a piece is as many
    /// tokens as its host says, or one.
    /// </summary>
    public ITokenCounter? TokenCounter { get; init; }

    /// <exception cref="OutOfBoundsException">A value is out of its range.</exception>
    internal LlmSessionOptions Checked()
    {
        TimeBounds.Check(nameof(ConnectTimeout), ConnectTimeout);
        Check(MaxHistory is >= 0 and <= 10_000, nameof(MaxHistory), MaxHistory, "0 to 10,000");
        Check(ConnectAttempts is >= 1 and <= 20, nameof(ConnectAttempts), ConnectAttempts, "1 to 20");
        return this;

        static void Check(bool isGood, string name, int value, string bound)
        {
            if (!isGood)
            {
                throw new OutOfBoundsException(name, FormattableString.Invariant($"{value}"), bound, "a limit of this library");
            }
        }
    }
}
