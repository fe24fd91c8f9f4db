using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Where a host is reached: its socket, and what it answers over HTTP. Immutable, thread-safe.</summary>
internal sealed class HostEndpoint
{
    private const int MaxLength = 2_048;

    private readonly UriBuilder _base;

    /// <summary>Reads what stands in the registry, or what a caller gives: the host itself, or its socket.</summary>
    /// <exception cref="HostAddressRefusedException">It is no URL of a host, or not a safe one.</exception>
    public HostEndpoint(Uri url)
    {
        string shown = Show(url);
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https" or "ws" or "wss") || url.AbsoluteUri.Length > MaxLength)
        {
            throw new HostAddressRefusedException(shown, $"it is no http, https, ws or wss URL of at most {MaxLength} characters");
        }

        if (url.UserInfo.Length > 0)
        {
            throw new HostAddressRefusedException(shown, "it has a user name or a password in it");
        }

        bool isSecure = url.Scheme is "https" or "wss";
        if (!isSecure && !url.IsLoopback)
        {
            throw new HostAddressRefusedException(shown, "what leaves this machine is encrypted: it needs https or wss");
        }

        string path = url.AbsolutePath.TrimEnd('/');
        Name = shown;
        _base = new UriBuilder(isSecure ? "wss" : "ws", url.IdnHost, url.Port)
        {
            Path = path.EndsWith(StreamProtocol.Path, StringComparison.Ordinal) ? path[..^StreamProtocol.Path.Length] : path,
        };
        Socket = At(_base.Scheme, StreamProtocol.Path);
    }

    /// <summary>Scheme, host and port: all of it that is ever shown.</summary>
    public string Name { get; }

    /// <summary>The socket.</summary>
    public Uri Socket { get; }

    /// <summary>The name of the machine, for telemetry.</summary>
    public string Server => _base.Host;

    /// <summary>The port.</summary>
    public int Port => _base.Port;

    /// <summary>An address for HTTP.</summary>
    /// <param name="path">Such as <c>/v1/models</c>.</param>
    public Uri Http(string path) => At(_base.Scheme == "wss" ? "https" : "http", path);

    /// <summary>What of a URL can be shown to anybody.</summary>
    public static string Show(Uri url) => url.IsAbsoluteUri && url.Host.Length > 0
        ? url.GetComponents(UriComponents.SchemeAndServer & ~UriComponents.UserInfo, UriFormat.UriEscaped)
        : "The URL";

    public override string ToString() => Name;

    private Uri At(string scheme, string path) => new UriBuilder(scheme, _base.Host, _base.Port) { Path = _base.Path.TrimEnd('/') + path }.Uri;
}
