using System.Globalization;
using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>
/// What a request without a socket proves: <c>Authorization: Fabstir address="0x…", expires="1764000000", challenge="0x…", signature="0x…"</c>.
/// </summary>
/// <param name="Auth">The signature.</param>
/// <param name="Challenge">What was signed.</param>
internal sealed record AccessHeader(SessionAuth Auth, Bytes32 Challenge)
{
    public const string Scheme = "Fabstir";

    private const int MaxLength = 16 * 1024;

    /// <summary>Reads the header.</summary>
    /// <param name="header">Its text; null where there is none.</param>
    /// <returns>Null where there is none, or one of another scheme.</returns>
    /// <exception cref="ServiceRefusedException">It is of our scheme, and malformed.</exception>
    public static AccessHeader? Read(string? header)
    {
        if (header is null || !header.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in header.Length <= MaxLength ? header[(Scheme.Length + 1)..].Split(',') : [])
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                fields[part[..equals].Trim()] = part[(equals + 1)..].Trim().Trim('"');
            }
        }

        return Address.TryParse(fields.GetValueOrDefault("address"), out Address address)
            && ulong.TryParse(fields.GetValueOrDefault("expires"), NumberStyles.None, CultureInfo.InvariantCulture, out ulong expires)
            && Bytes32.TryParse(fields.GetValueOrDefault("challenge"), out Bytes32 challenge)
            && Bytes.TryParse(fields.GetValueOrDefault("signature"), out Bytes signature)
            ? new AccessHeader(new SessionAuth(fields.GetValueOrDefault("scheme") ?? StreamProtocol.AuthScheme, address, signature, expires), challenge)
            : throw new ServiceRefusedException(
                HostErrorCode.SessionAuthDenied,
                FabstirErrorCode.SessionAuthDenied,
                "Authorization has to be: Fabstir address=\"0x…\", expires=\"seconds since 1970\", challenge=\"0x…\", signature=\"0x…\".");
    }
}
