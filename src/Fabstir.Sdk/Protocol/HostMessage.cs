using Fabstir.Abi;

namespace Fabstir.Protocol;

/// <summary>What a host says beside the answer itself. The cases are all there are.</summary>
public abstract record HostMessage
{
    private HostMessage()
    {
    }

    /// <summary>The first frame of a socket: <c>connected</c>.</summary>
    /// <param name="Protocol"><see cref="StreamProtocol.Name"/>, or null of hosts that only speak what all hosts do.</param>
    /// <param name="Capabilities">See <see cref="HostCapability"/>; others may come.</param>
    /// <param name="Challenge">What the client signs; null if nothing is to be signed.</param>
    public sealed record Connected(string? Protocol, IReadOnlyList<string> Capabilities, Bytes32? Challenge) : HostMessage;

    /// <summary>The host serves the session: <c>session_init_ack</c>.</summary>
    /// <param name="SessionId">The session; null where the host does not say.</param>
    /// <param name="ChainId">Its chain; null where the host does not say.</param>
    /// <param name="Model">The model that will answer; null where the host does not say.</param>
    /// <param name="HostSignature">A signature of <see cref="HostIdentity"/> over the client's nonce; null of hosts that do not prove who they are.</param>
    public sealed record SessionAccepted(UInt256? SessionId, ulong? ChainId, string? Model, Bytes? HostSignature) : HostMessage;

    /// <summary>No more of an answer will come: <c>stream_end</c>.</summary>
    /// <param name="Reason">Such as <c>complete</c>, <c>cancelled</c>, <c>error</c>, <c>interrupted</c>; null where the host does not say.</param>
    /// <param name="FinishReason">Such as <c>stop</c>, <c>length</c>, <c>cancelled</c>; null where the host does not say.</param>
    /// <param name="TokensUsed">How many tokens are billed for the answer; null where the host does not say.</param>
    /// <param name="Usage">What the model counted; null where the host does not say.</param>
    public sealed record StreamEnd(string? Reason, string? FinishReason, int? TokensUsed, TokenUsage? Usage) : HostMessage;

    /// <summary>The answer goes on where it was cut: <c>stream_resumed</c>.</summary>
    /// <param name="From">The number of the token that comes next.</param>
    public sealed record StreamResumed(int From) : HostMessage;

    /// <summary>Something was refused or failed: <c>error</c>, in any of the shapes that hosts use.</summary>
    /// <param name="Code">See <see cref="HostErrorCode"/>; null of hosts that only send a text.</param>
    /// <param name="Text">For a person. Never decide on it.</param>
    /// <param name="RetryAfter">How long to wait before the same is asked again; null where the host does not say.</param>
    /// <param name="Oldest">With <see cref="HostErrorCode.ResumeUnavailable"/>, the first token that could still be had; null for none.</param>
    public sealed record HostError(string? Code, string Text, TimeSpan? RetryAfter = null, int? Oldest = null) : HostMessage;

    /// <summary>A frame of a type that this library does not know: to be passed over.</summary>
    /// <param name="Type">Its type.</param>
    public sealed record Unknown(string Type) : HostMessage;
}
