namespace Fabstir;

/// <summary>The URL of a host leads where no host of a public chain is, or says what it must not. Nothing was sent there.</summary>
/// <remarks>Anybody can write any URL into the registry: a client that followed all of them would talk to services of its own network.</remarks>
public sealed class HostAddressRefusedException : FabstirException
{
    /// <summary>Describes a URL that is not followed.</summary>
    /// <param name="url">Scheme, host and port of it.</param>
    /// <param name="reason">Why not, in a sentence without a full stop.</param>
    public HostAddressRefusedException(string url, string reason)
        : base(FabstirErrorCode.WebSocketConnectionFailed, $"{url} is not connected to: {reason}.") => Url = url;

    /// <summary>Scheme, host and port of the URL.</summary>
    public string Url { get; }
}
