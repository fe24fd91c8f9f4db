namespace Fabstir;

/// <summary>The URLs of hosts in the registry.</summary>
internal static class HostUrl
{
    private const int MaxLength = 2_048;

    /// <summary>A URL that somebody wrote into the registry; null if it is none.</summary>
    public static Uri? Read(string text) =>
        text.Length <= MaxLength && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && IsHttp(url) ? url : null;

    /// <summary>How a URL is written into the registry.</summary>
    /// <exception cref="OutOfBoundsException">Nobody could reach the host there, or it says more than everybody may know.</exception>
    public static string Write(Uri url)
    {
        if (!url.IsAbsoluteUri || !IsHttp(url) || url.UserInfo.Length > 0 || url.Fragment.Length > 0 || url.AbsoluteUri.Length > MaxLength)
        {
            // User name and password would be in the text, and so in a log.
            throw new OutOfBoundsException(
                "ApiUrl", url.IsAbsoluteUri ? url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "relative",
                $"an absolute http or https URL of at most {MaxLength} characters, without user name, password and fragment", "NodeRegistry.apiUrl");
        }

        return url.AbsoluteUri;
    }

    private static bool IsHttp(Uri url) => url.Scheme is "http" or "https";
}
