namespace Fabstir.Extensions.AI;

/// <summary>A request has something that no host of the marketplace does. Nothing was sent, because leaving it out in silence would give another answer than was asked for.</summary>
public sealed class UnsupportedChatException : FabstirException
{
    /// <summary>Describes what cannot be done.</summary>
    /// <param name="feature">The option or the content, such as <c>ChatOptions.Tools</c>.</param>
    /// <param name="reason">Why not, or what to do instead, in a sentence without a full stop.</param>
    public UnsupportedChatException(string feature, string reason)
        : base(FabstirErrorCode.NotImplemented, $"{feature} cannot be honoured: {reason}. Nothing was sent.") => Feature = feature;

    /// <summary>The option or the content.</summary>
    public string Feature { get; }
}
