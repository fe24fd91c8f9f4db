namespace Fabstir.Host;

/// <summary>By which the host's own client is registered, beside those of the application.</summary>
internal static class HostKey
{
    public const string Client = "Fabstir.Host";
}
