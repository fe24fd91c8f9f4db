namespace Fabstir.Host;

/// <summary>A session that may be served to whoever asked.</summary>
/// <param name="Served">The session.</param>
/// <param name="IsAuthenticated">Whether he has proved that it is his.</param>
internal sealed record AdmittedSession(IServedSession Served, bool IsAuthenticated);
