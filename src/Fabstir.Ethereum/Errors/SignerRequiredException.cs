namespace Fabstir.Ethereum;

/// <summary>A transaction should be sent, and the transport was made without an account: it only reads.</summary>
public sealed class SignerRequiredException : EthereumException
{
    /// <summary>Describes what could not be sent.</summary>
    /// <param name="signature">The function that should be called.</param>
    public SignerRequiredException(string signature)
        : base($"{signature} writes, and this transport only reads: give it a signer, or an account of the node.") => Signature = signature;

    /// <summary>The function that should be called.</summary>
    public string Signature { get; }
}
