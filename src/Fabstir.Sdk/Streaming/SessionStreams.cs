namespace Fabstir;

/// <summary>From a session on chain to its host.</summary>
public static class SessionStreams
{
    /// <summary>Opens the socket of a session's host: both sides prove who they are, and the model is confirmed.</summary>
    /// <remarks>
    /// Reads the session, <c>minTokensFee</c>, <c>disputeWindow</c>, <c>MIN_PROVEN_TOKENS</c>, the model and the host's registration, in one request. Writes nothing.
    /// From then on the host's claims are followed: see <see cref="LlmSessionOptions.OnOverclaim"/>.
    /// </remarks>
    /// <param name="session">An active session.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Gives up; nothing is left open.</param>
    /// <exception cref="HostAddressRefusedException">The host's URL leads where it must not.</exception>
    /// <exception cref="HostNotVerifiedException">Whoever answers there is not the session's host.</exception>
    /// <exception cref="HostRefusedException">The host does not serve the session.</exception>
    /// <exception cref="StreamException">The host cannot be reached, does not answer, or has another model.</exception>
    /// <exception cref="FabstirException">The session has ended, or the registry has no URL of the host.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    /// <exception cref="OutOfBoundsException">An option is out of its range.</exception>
    public static Task<LlmSession> OpenStreamAsync(this FabstirSession session, LlmSessionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        LlmSessionOptions asked = (options ?? new LlmSessionOptions()).Checked();
        return session.Connection.RunAsync("sessions.open_stream", token => LlmSession.OpenAsync(session, asked, token), cancellationToken);
    }
}
