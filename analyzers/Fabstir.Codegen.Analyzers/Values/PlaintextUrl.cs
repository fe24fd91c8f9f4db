using System.Net;
using System.Net.Sockets;

namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>A URL without encryption whose host anybody may be between.</summary>
/// <param name="Scheme">http or ws.</param>
/// <param name="Host">The host.</param>
internal sealed record PlaintextUrl(string Scheme, string Host)
{
    private static readonly string[] LocalDomains = [".localhost", ".local", ".internal", ".home.arpa", ".test", ".example", ".invalid"];

    /// <summary>The scheme that is encrypted.</summary>
    public string SecureScheme => Scheme + "s";

    /// <summary>Null when the text is no URL, one that is encrypted, or one of a machine or network of one's own.</summary>
    public static PlaintextUrl? Of(string text)
    {
        if (!IsPlaintext(text) || !Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("http" or "ws") || url.Host.Length == 0 || IsPrivate(url))
        {
            return null;
        }

        return new PlaintextUrl(url.Scheme, url.Host);
    }

    private static bool IsPlaintext(string text) => text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ws:", StringComparison.OrdinalIgnoreCase);

    private static bool IsPrivate(Uri url)
    {
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out IPAddress? address))
        {
            return IsPrivate(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
        }

        string host = url.Host.TrimEnd('.');
        return host.IndexOf('.') < 0 || Array.Exists(LocalDomains, domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
    }

    // RFC 1918, 3927, 6598, 4193 and 4291.
    private static bool IsPrivate(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return IPAddress.IsLoopback(address) || (address.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] switch
            {
                0 or 10 => true,
                172 => (bytes[1] & 0xf0) == 16,
                192 => bytes[1] == 168,
                169 => bytes[1] == 254,
                100 => (bytes[1] & 0xc0) == 64,
                _ => false,
            }
            : address.IsIPv6LinkLocal || (bytes[0] & 0xfe) == 0xfc || address.Equals(IPAddress.IPv6Any));
    }
}
