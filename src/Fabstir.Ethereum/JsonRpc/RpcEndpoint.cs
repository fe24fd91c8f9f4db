using System.Net.Http.Headers;
using System.Text;

namespace Fabstir.Ethereum;

/// <summary>Where a node answers. Only scheme, host and port are ever shown: providers put keys into the path, the query and the user name.</summary>
internal sealed class RpcEndpoint
{
    private const string Redacted = "***";

    // Shorter parts of a path are words such as v2 or rpc, and no key is that short.
    private const int ShortestKey = 8;
    private const int LongestQuote = 300;
    private static readonly char[] Separators = ['/', '?', '&', '=', ':', '#'];

    private readonly string[] _secrets;

    /// <exception cref="ArgumentException">The URL is not absolute, or neither http nor https. The message does not repeat it.</exception>
    public RpcEndpoint(Uri uri)
        : this(uri, Uri.UriSchemeHttp, Uri.UriSchemeHttps)
    {
    }

    private RpcEndpoint(Uri uri, string scheme, string secureScheme)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (!uri.IsAbsoluteUri || (uri.Scheme != scheme && uri.Scheme != secureScheme))
        {
            throw new ArgumentException($"The endpoint of a node is an absolute {scheme} or {secureScheme} URL.", nameof(uri));
        }

        Name = uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        RequestUri = new Uri(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        _secrets = [.. SecretsOf(uri).Distinct().OrderByDescending(secret => secret.Length)];
        if (uri.UserInfo.Length > 0)
        {
            byte[] credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo));
            Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        }
    }

    /// <summary>An endpoint that is connected to by WebSocket.</summary>
    /// <exception cref="ArgumentException">The URL is not absolute, or neither ws nor wss. The message does not repeat it.</exception>
    public static RpcEndpoint OfWebSocket(Uri uri) => new(uri, Uri.UriSchemeWs, Uri.UriSchemeWss);

    /// <summary>Scheme, host and port: what may be shown.</summary>
    public string Name { get; }

    /// <summary>What is requested, without user name and password.</summary>
    public Uri RequestUri { get; }

    /// <summary>User name and password of the URL, as HTTP sends them; null without.</summary>
    public AuthenticationHeaderValue? Authorization { get; }

    /// <summary>Text of a node without the parts of the URL that it may repeat.</summary>
    public string Redact(string text)
    {
        foreach (string secret in _secrets)
        {
            text = text.Replace(secret, Redacted, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    /// <summary>The same on one line of bounded length.</summary>
    public string Quote(string text)
    {
        text = Redact(text);
        StringBuilder line = new(Math.Min(text.Length, LongestQuote));
        foreach (char character in text.AsSpan(0, Math.Min(text.Length, LongestQuote)))
        {
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return text.Length > LongestQuote ? line.Append("...").ToString() : line.ToString();
    }

    /// <summary>An exception as the cause of another; null when its text repeats a part of the URL that may be a key.</summary>
    public Exception? AsCause(Exception exception)
    {
        string text = exception.ToString();
        return _secrets.Any(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase)) ? null : exception;
    }

    public override string ToString() => Name;

    private static IEnumerable<string> SecretsOf(Uri uri)
    {
        IEnumerable<string> keys = uri.PathAndQuery.Split(Separators).Where(part => part.Length >= ShortestKey);
        return uri.UserInfo.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Concat(keys).SelectMany(BothSpellings);
    }

    private static IEnumerable<string> BothSpellings(string part) => [part, Uri.UnescapeDataString(part)];
}
