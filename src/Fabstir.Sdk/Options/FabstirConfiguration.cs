using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Fabstir;

/// <summary>Reads options from configuration: text in the invariant culture, without reflection, and nothing passed over in silence.</summary>
internal static class FabstirConfiguration
{
    /// <exception cref="FabstirException">A key is unknown, or its value has another form.</exception>
    public static void Bind(IConfiguration configuration, FabstirOptions options)
    {
        foreach (IConfigurationSection section in configuration.GetChildren())
        {
            Set(section, options);
        }
    }

    private static void Set(IConfigurationSection section, FabstirOptions options)
    {
        switch (section.Key.ToUpperInvariant())
        {
            case "RPCURL":
                options.RpcUrl = Url(section);
                break;
            case "FALLBACKRPCURLS":
                options.FallbackRpcUrls = [.. section.GetChildren().Select(Url)];
                break;
            case "CONFIRMATIONS":
                options.Confirmations = Number(section);
                break;
            case "MAXINFLIGHT":
                options.MaxInFlight = Number(section);
                break;
            case "POLLINTERVAL":
                options.PollInterval = Time(section);
                break;
            case "REQUESTTIMEOUT":
                options.RequestTimeout = Time(section);
                break;
            case "JOURNALPATH":
                options.JournalPath = Text(section);
                break;
            case "CONVERSATIONFOLDER":
                options.ConversationFolder = Text(section);
                break;
            case "KEYFILE":
                options.Signer = SignerSource.FromFile(Text(section));
                break;
            case "KEYENVIRONMENTVARIABLE":
                options.Signer = SignerSource.FromEnvironment(Text(section));
                break;
            default:
                throw new FabstirException(
                    FabstirErrorCode.InvalidParameters,
                    $"{section.Path} is no option of the client: there are RpcUrl, FallbackRpcUrls, Confirmations, MaxInFlight, PollInterval, RequestTimeout, JournalPath, ConversationFolder, KeyFile and KeyEnvironmentVariable. "
                    + "A key itself is never part of the configuration.");
        }
    }

    // Not with its value: providers put keys into it.
    private static Uri Url(IConfigurationSection section) =>
        Uri.TryCreate(section.Value, UriKind.Absolute, out Uri? url) ? url : throw new FabstirException(FabstirErrorCode.InvalidParameters, $"{section.Path} is an absolute URL.");

    private static string Text(IConfigurationSection section) => string.IsNullOrWhiteSpace(section.Value) ? throw Invalid(section, "a text") : section.Value;

    private static int Number(IConfigurationSection section) =>
        int.TryParse(section.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Invalid(section, "a whole number");

    private static TimeSpan Time(IConfigurationSection section) =>
        TimeSpan.TryParseExact(section.Value, "c", CultureInfo.InvariantCulture, out TimeSpan time) ? time : throw Invalid(section, "a time such as 00:00:30");

    private static FabstirException Invalid(IConfigurationSection section, string expected) => new(
        FabstirErrorCode.InvalidParameters, $"{section.Path} is {expected}, and not \"{section.Value}\".");
}
