using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>What a host said that it can do, when the socket opened: decides what it is asked. Immutable.</summary>
public sealed record HostCapabilities
{
    /// <summary>The protocol, such as <see cref="StreamProtocol.Name"/>; null of hosts that speak only what all hosts do.</summary>
    public string? Protocol { get; init; }

    /// <summary>Its words for what it can do: see <see cref="HostCapability"/>, and others that may come.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What a client signs to prove who it is; null if nothing is to be signed.</summary>
    public Bytes32? Challenge { get; init; }

    /// <summary>Whether it speaks <see cref="StreamProtocol.Name"/>: then it numbers tokens, and a session outlives its socket.</summary>
    public bool SpeaksStreamProtocol => Protocol == StreamProtocol.Name;

    /// <summary>Whether it checks who asks, and proves who it is.</summary>
    public bool Authenticates => Has(HostCapability.Auth);

    /// <summary>Whether it keeps an answer for a client that was cut off.</summary>
    public bool Resumes => Has(HostCapability.Resume);

    /// <summary>Whether it waits for acknowledgements.</summary>
    public bool TakesCredit => Has(HostCapability.Credit);

    /// <summary>The protocol and the words.</summary>
    public override string ToString() => Protocol is null ? "no protocol" : $"{Protocol} [{string.Join(", ", Names)}]";

    internal static HostCapabilities Of(HostMessage.Connected connected) => new()
    {
        Protocol = connected.Protocol,
        Names = connected.Capabilities,
        Challenge = connected.Challenge,
    };

    private bool Has(string name) => SpeaksStreamProtocol && Names.Contains(name);
}
