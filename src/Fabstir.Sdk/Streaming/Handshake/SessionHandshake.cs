using System.Security.Cryptography;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Makes a socket one of a session: each side proves who it is, and the model is the session's.</summary>
internal sealed class SessionHandshake(SessionParty party)
{
    // Hosts take five minutes at most: clocks of two machines may differ by half of that in either direction.
    private static readonly TimeSpan SignatureLife = TimeSpan.FromMinutes(2.5);

    /// <exception cref="FabstirException">The host refuses, is somebody else, has another model, or does not answer.</exception>
    public async Task RunAsync(HostConnection connection, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(party.Options.ConnectTimeout, party.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            Bytes32 nonce = new(RandomNumberGenerator.GetBytes(Bytes32.Size));
            await connection.SendAsync(await AskAsync(connection.Capabilities, nonce, either.Token).ConfigureAwait(false), either.Token).ConfigureAwait(false);
            HostMessage.SessionAccepted answer = await ReadAnswerAsync(connection, either.Token).ConfigureAwait(false);
            CheckSession(answer);
            CheckHost(connection.Capabilities, answer.HostSignature, nonce);
            await CheckModelAsync(answer.Model, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StreamException(FabstirErrorCode.NodeNotResponding, $"{party.Endpoint} did not accept the session within {party.Options.ConnectTimeout}.", e);
        }
    }

    private async Task<ClientFrame> AskAsync(HostCapabilities capabilities, Bytes32 nonce, CancellationToken cancellationToken) => new ClientFrame.SessionInit(
        "init",
        party.Session.Id,
        party.Client.Deployment.ChainId,
        party.Client.Node.Account ?? party.Session.Identity.Depositor,
        capabilities.SpeaksStreamProtocol ? party.Names.Id : null,
        capabilities.Authenticates ? nonce : null,
        await SignAsync(capabilities.Challenge, cancellationToken).ConfigureAwait(false));

    private async Task<SessionAuth?> SignAsync(Bytes32? challenge, CancellationToken cancellationToken)
    {
        if (challenge is not { } offered || party.Client.Signer is not { } signer)
        {
            return null;
        }

        ulong expires = (ulong)(party.Time.GetUtcNow() + SignatureLife).ToUnixTimeSeconds();
        SessionAccess access = new()
        {
            Marketplace = party.Client.Deployment.JobMarketplace,
            ChainId = party.Client.Deployment.ChainId,
            Host = party.Host,
            SessionId = party.Session.Id,
            Challenge = offered,
            Expires = expires,
        };
        EcdsaSignature signature = await signer.SignAsync(access.ToTypedData(), cancellationToken).ConfigureAwait(false);
        return new SessionAuth(StreamProtocol.AuthScheme, signer.Address, signature.ToBytes(), expires);
    }

    private async Task<HostMessage.SessionAccepted> ReadAnswerAsync(HostConnection connection, CancellationToken cancellationToken)
    {
        while (await connection.ReadAsync(cancellationToken).ConfigureAwait(false) is { } frame)
        {
            switch (frame.Message)
            {
                case HostMessage.SessionAccepted accepted:
                    return accepted;
                case HostMessage.HostError error:
                    throw new HostRefusedException(party.Endpoint.Name, error.Code, error.Text, error.RetryAfter);
            }
        }

        throw new StreamException(FabstirErrorCode.StreamConnectionLost, $"{party.Endpoint} closed the socket before it accepted the session.");
    }

    private void CheckSession(HostMessage.SessionAccepted answer)
    {
        if (answer.SessionId is { } id && id != party.Session.Id)
        {
            throw new StreamException(FabstirErrorCode.WebSocketMessageFailed, $"{party.Endpoint} accepted session {id} where {party.Session.Id} was asked for.");
        }

        if (answer.ChainId is { } chain && chain != party.Client.Deployment.ChainId)
        {
            throw new StreamException(
                FabstirErrorCode.NetworkMismatch, $"{party.Endpoint} is on chain {chain}, and the session on {party.Client.Deployment.ChainId}.");
        }
    }

    private void CheckHost(HostCapabilities capabilities, Bytes? signature, Bytes32 nonce)
    {
        if (party.Options.AllowUnauthenticatedHost || !party.Client.Network.HostsProveThemselves)
        {
            return;
        }

        HostIdentity identity = new()
        {
            Marketplace = party.Client.Deployment.JobMarketplace,
            ChainId = party.Client.Deployment.ChainId,
            Host = party.Host,
            SessionId = party.Session.Id,
            Nonce = nonce,
        };
        string? problem = !capabilities.Authenticates ? $"it does not speak {StreamProtocol.Name} with {HostCapability.Auth}"
            : signature is not { } signed ? "it sent no signature"
            : !IsSignedBy(party.Host, signed, identity.ToTypedData().Digest) ? "the signature is not the host's"
            : null;
        if (problem is not null)
        {
            throw new HostNotVerifiedException(party.Endpoint.Name, party.Host, problem);
        }
    }

    private static bool IsSignedBy(Address host, Bytes signature, Bytes32 digest)
    {
        try
        {
            return EcdsaSignature.FromBytes(signature.AsSpan()).TryRecover(digest, out Address signer) && signer == host;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private async Task CheckModelAsync(string? model, CancellationToken cancellationToken)
    {
        bool isConfirmed = model is not null ? party.Names.Has(model) : await ServedModels.ContainAsync(party, cancellationToken).ConfigureAwait(false);
        if (!isConfirmed)
        {
            throw new StreamException(
                FabstirErrorCode.ModelNotAvailable,
                $"{party.Endpoint} does not confirm that it answers with {party.Names.Id}, which the session pays for. Where the host has another name for it, "
                + $"set {nameof(LlmSessionOptions)}.{nameof(LlmSessionOptions.ModelName)}.");
        }
    }
}
