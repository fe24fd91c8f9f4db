namespace Fabstir;

/// <summary>How a session is ended. Immutable.</summary>
public sealed record EndOptions
{
    /// <summary>Whether the fee for completing before the first proof is accepted. Default: no, and what would cost it throws.</summary>
    public bool AcceptFee { get; init; }

    /// <summary>Where the conversation is, for the chain to remember: public for good. Default: empty.</summary>
    public string ConversationCid { get; init; } = "";
}
