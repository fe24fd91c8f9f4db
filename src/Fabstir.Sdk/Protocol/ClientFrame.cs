using Fabstir.Abi;

namespace Fabstir.Protocol;

/// <summary>What a client says. The cases are all there are.</summary>
/// <param name="Id">The request that it is about, or by which the answer is known; null for none.</param>
public abstract record ClientFrame(string? Id)
{
    /// <summary>Asks a host to serve a session: <c>session_init</c>.</summary>
    /// <param name="Id">Comes back in the answer.</param>
    /// <param name="SessionId">The session; null where a client did not say.</param>
    /// <param name="ChainId">Its chain.</param>
    /// <param name="UserAddress">Who asks, which proves nothing; null for nobody.</param>
    /// <param name="Model">The model that is expected; null for that of the session.</param>
    /// <param name="Nonce">What the host signs to prove who it is; null if it need not.</param>
    /// <param name="Auth">Proves who asks; null if nothing is proved.</param>
    public sealed record SessionInit(
        string? Id, UInt256? SessionId, ulong? ChainId, Address? UserAddress, string? Model, Bytes32? Nonce, SessionAuth? Auth) : ClientFrame(Id);

    /// <summary>Asks for an answer: <c>inference</c>, or <c>prompt</c>.</summary>
    /// <param name="Id">The request, in every frame of its answer.</param>
    /// <param name="SessionId">The session that pays; null for the socket's.</param>
    /// <param name="Request">What is asked.</param>
    public sealed record Inference(string? Id, UInt256? SessionId, InferenceRequest Request) : ClientFrame(Id);

    /// <summary>Wants no more of an answer: <c>stream_cancel</c>.</summary>
    /// <param name="Id">The request; null for the one that is under way.</param>
    /// <param name="SessionId">The session; null for the socket's.</param>
    /// <param name="Reason">For the host's log; null for none.</param>
    public sealed record StreamCancel(string? Id, UInt256? SessionId, string? Reason) : ClientFrame(Id);

    /// <summary>Wants the rest of an answer after a cut: <c>stream_resume</c>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="SessionId">The session; null for the socket's.</param>
    /// <param name="NextIndex">The number of the first token that was not received.</param>
    public sealed record StreamResume(string? Id, UInt256? SessionId, int NextIndex) : ClientFrame(Id);

    /// <summary>Has received all tokens below a number: <c>stream_ack</c>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="NextIndex">The number of the first token that was not received.</param>
    public sealed record StreamAck(string? Id, int NextIndex) : ClientFrame(Id);

    /// <summary>Lets the host be further ahead than <see cref="StreamProtocol.WindowTokens"/>, or less: <c>stream_credit</c>.</summary>
    /// <param name="Id">The request.</param>
    /// <param name="Tokens">How many tokens beyond the last acknowledgement the host may send.</param>
    public sealed record StreamCredit(string? Id, int Tokens) : ClientFrame(Id);

    /// <summary>A frame of a type that this library does not know: to be passed over.</summary>
    /// <param name="Id">Its id; null for none.</param>
    /// <param name="Type">Its type.</param>
    public sealed record Unknown(string? Id, string Type) : ClientFrame(Id);
}
