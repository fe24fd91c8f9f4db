using Fabstir.Protocol;

namespace Fabstir;

/// <summary>A host refused a session or a prompt, or failed at it, and said so.</summary>
public sealed class HostRefusedException : StreamException
{
    /// <summary>Describes the refusal.</summary>
    /// <param name="host">Scheme, host and port of the host's URL.</param>
    /// <param name="hostCode">What the host calls it: see <see cref="HostErrorCode"/>. Null of hosts that only send a text.</param>
    /// <param name="text">What the host says about it.</param>
    /// <param name="retryAfter">How long to wait before the same is asked again; null where the host does not say.</param>
    public HostRefusedException(string host, string? hostCode, string text, TimeSpan? retryAfter = null)
        : base(HostErrorCode.ToErrorCode(hostCode), $"{host} refused{(hostCode is null ? "" : $" ({Shown(hostCode)})")}: {Shown(text)}")
    {
        HostCode = hostCode;
        RetryAfter = retryAfter;
    }

    /// <summary>What the host calls it; null of hosts that only send a text.</summary>
    public string? HostCode { get; }

    /// <summary>How long to wait before the same is asked again; null where the host does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    // Whatever a stranger sends ends in somebody's log: one line, and not a long one.
    private static string Shown(string text)
    {
        const int Most = 200;
        string line = string.Concat(text.Take(Most).Select(static letter => char.IsControl(letter) ? ' ' : letter));
        return text.Length > Most ? line + "…" : line;
    }
}
