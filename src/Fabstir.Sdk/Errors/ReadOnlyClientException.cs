namespace Fabstir;

/// <summary>Something should be sent, signed or found for one's own account, and the client has none: it was made without a signer.</summary>
public sealed class ReadOnlyClientException : FabstirException
{
    /// <summary>Describes what needs an account.</summary>
    /// <param name="operation">The operation, such as <c>sessions.start</c>.</param>
    public ReadOnlyClientException(string operation)
        : base(FabstirErrorCode.SignerRequired, $"{operation} needs an account, and this client only reads: set Signer in its options.") =>
        Operation = operation;

    /// <summary>The operation, such as <c>sessions.start</c>.</summary>
    public string Operation { get; }
}
