namespace Fabstir;

/// <summary>Reads a session that is known by its identity, and makes sure that it still is that one.</summary>
internal static class SessionIdentification
{
    /// <exception cref="SessionNotFoundException">No session has the id, or another one has.</exception>
    public static async Task<SessionState> ReadAsync(MarketplaceConnection connection, SessionIdentity identity, CancellationToken cancellationToken) =>
        Check(await connection.ReadAsync(reads => SessionStateReads.ReadAsync(reads, identity.Id), cancellationToken).ConfigureAwait(false), identity);

    /// <exception cref="SessionNotFoundException">No session has the id, or another one has.</exception>
    public static SessionState Check(SessionState? state, SessionIdentity identity) =>
        state is null ? throw new SessionNotFoundException(identity.Id, "no session has this id; a reorganisation may have taken it back")
        : state.Depositor != identity.Depositor || state.Host != identity.Host
            ? throw new SessionNotFoundException(
                identity.Id, $"it is of {state.Depositor} with {state.Host}, and not of {identity.Depositor} with {identity.Host}: a reorganisation gave the id to another session")
        : state;
}
