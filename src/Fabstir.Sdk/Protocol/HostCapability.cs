namespace Fabstir.Protocol;

/// <summary>What a host can do beyond what all hosts can: the words of <c>connected.capabilities</c>.</summary>
public static class HostCapability
{
    /// <summary>It checks who asks, and proves who it is.</summary>
    public const string Auth = "auth";

    /// <summary>It keeps a stream for a client that was cut off.</summary>
    public const string Resume = "resume";

    /// <summary>It waits for acknowledgements.</summary>
    public const string Credit = "credit";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Auth, Resume, Credit];
}
