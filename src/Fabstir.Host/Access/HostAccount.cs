using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>The account that this host is on chain. Thread-safe; the key stays in the signer.</summary>
internal sealed class HostAccount(ISigner signer, IDisposable? owned, FabstirDeployment deployment) : IDisposable
{
    public ISigner Signer => signer;

    public Address Address => signer.Address;

    public ulong ChainId => deployment.ChainId;

    public Address Marketplace => deployment.JobMarketplace;

    /// <summary>Proves to a client that this is the session's host.</summary>
    public async Task<Bytes> SignIdentityAsync(UInt256 sessionId, Bytes32 nonce, CancellationToken cancellationToken)
    {
        HostIdentity identity = new() { Marketplace = Marketplace, ChainId = ChainId, Host = Address, SessionId = sessionId, Nonce = nonce };
        EcdsaSignature signature = await signer.SignAsync(identity.ToTypedData(), cancellationToken).ConfigureAwait(false);
        return signature.ToBytes();
    }

    /// <summary>What a client has to have signed.</summary>
    public Bytes32 DigestOf(UInt256 sessionId, Bytes32 challenge, ulong expires) => new SessionAccess
    {
        Marketplace = Marketplace,
        ChainId = ChainId,
        Host = Address,
        SessionId = sessionId,
        Challenge = challenge,
        Expires = expires,
    }.ToTypedData().Digest;

    public void Dispose() => owned?.Dispose();
}
