using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>Decides who is served at the expense of which session. Thread-safe.</summary>
/// <remarks>In the order of what it costs: how often one may ask, what he says, his signature, and then the chain.</remarks>
internal sealed class SessionGate(
    ClientAuthentication authentication, ISessionBook book, HostAccount host, IClientAccounts accounts, RequestLimiter limiter, TimeProvider time, HostLog log)
{
    /// <summary>The five minutes of the protocol, and one for clocks that differ.</summary>
    private static readonly TimeSpan LongestValidity = TimeSpan.FromMinutes(6);

    /// <summary>Whether a session may be used without saying who one is.</summary>
    public bool IsOpen => authentication != ClientAuthentication.Required;

    /// <summary>Admits a client.</summary>
    /// <exception cref="ServiceRefusedException">He is not served; the message says why.</exception>
    public async Task<AdmittedSession> AdmitAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        limiter.CountAdmission(request.From);
        if (request.ChainId is { } chainId && chainId != host.ChainId)
        {
            throw new ServiceRefusedException(
                HostErrorCode.SessionNotServed, FabstirErrorCode.NetworkMismatch, $"This host serves sessions of chain {host.ChainId}, and not of {chainId}.");
        }

        SessionAuth? auth = authentication == ClientAuthentication.Off ? null : request.Auth;
        if (auth is null && !IsOpen)
        {
            throw new ServiceRefusedException(
                HostErrorCode.AuthRequired, FabstirErrorCode.AuthRequired, "Sign SessionAccess over the challenge as the session's depositor, or as his delegate.");
        }

        Bytes32 digest = auth is null ? default : CheckForm(auth, request);
        IServedSession served = await book.AdmitAsync(request.SessionId, cancellationToken).ConfigureAwait(false);
        if (auth is not null)
        {
            await CheckSignerAsync(auth, digest, served.Depositor, cancellationToken).ConfigureAwait(false);
        }

        log.SessionAdmitted(request.SessionId, served.Depositor, served.Model, auth is not null);
        return new AdmittedSession(served, auth is not null);
    }

    private Bytes32 CheckForm(SessionAuth auth, AdmissionRequest request)
    {
        long now = time.GetUtcNow().ToUnixTimeSeconds();
        if (auth.Scheme != StreamProtocol.AuthScheme)
        {
            throw Denied($"The scheme has to be {StreamProtocol.AuthScheme}.");
        }

        if (auth.Expires <= (ulong)now || auth.Expires > (ulong)(now + (long)LongestValidity.TotalSeconds))
        {
            throw Denied($"The signature has to expire within {LongestValidity.TotalSeconds} s of now, which is {now}.");
        }

        return host.DigestOf(request.SessionId, request.Challenge, auth.Expires);
    }

    private async Task CheckSignerAsync(SessionAuth auth, Bytes32 digest, Address depositor, CancellationToken cancellationToken)
    {
        // Before any contract is asked that the client chose.
        if (auth.Address != depositor && !await accounts.IsDelegateAsync(depositor, auth.Address, cancellationToken).ConfigureAwait(false))
        {
            throw Denied($"{auth.Address} is neither the session's depositor nor his delegate.");
        }

        if (!IsSignedByKey(auth, digest) && !await accounts.IsSignedByContractAsync(auth.Address, digest, auth.Signature, cancellationToken).ConfigureAwait(false))
        {
            throw Denied($"The signature is not that of {auth.Address} for this host, session and challenge.");
        }
    }

    private static bool IsSignedByKey(SessionAuth auth, Bytes32 digest)
    {
        try
        {
            return EcdsaSignature.FromBytes(auth.Signature.AsSpan()).TryRecover(digest, out Address signer) && signer == auth.Address;
        }
        catch (FormatException)
        {
            // Contracts of wallets have signatures of their own forms.
            return false;
        }
    }

    private static ServiceRefusedException Denied(string message) => new(HostErrorCode.SessionAuthDenied, FabstirErrorCode.SessionAuthDenied, message);
}
