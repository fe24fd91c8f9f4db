using System.Net;
using System.Text.Json.Serialization;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>
/// How a host reaches the marketplace, as whom, and what it serves. Only <see cref="RpcUrl"/>, <see cref="Signer"/> and <see cref="Models"/> have no default.
/// </summary>
/// <remarks>
/// Values are checked when the application starts, all of them at once; later changes have no effect. No option holds a key: see
/// <see cref="SignerSource"/>. Not thread-safe while it is changed.
/// </remarks>
public sealed class FabstirHostOptions
{
    /// <summary>The JSON-RPC endpoint of a node, http or https. Providers put keys into its path: it is never logged beyond host and port.</summary>
    [JsonIgnore]
    public Uri? RpcUrl { get; set; }

    /// <summary>Endpoints of other nodes of the same chain, asked while <see cref="RpcUrl"/> fails. Default: none.</summary>
    [JsonIgnore]
    public IReadOnlyList<Uri> FallbackRpcUrls { get; set; } = [];

    /// <summary>Where the contracts are. Default: <see cref="FabstirDeployments.BaseSepolia"/>.</summary>
    [JsonIgnore]
    public FabstirDeployment Deployment { get; set; } = FabstirDeployments.BaseSepolia;

    /// <summary>Signs as the host's account: transactions, and the proof to clients that this is the session's host.</summary>
    [JsonIgnore]
    public SignerSource? Signer { get; set; }

    /// <summary>How many blocks have to confirm a transaction, its own included. Default: 1. Range: 1 to 10,000.</summary>
    public int Confirmations { get; set; } = 1;

    /// <summary>How many transactions of the host may wait to be mined; the next ones queue. Default: 8. Range: 1 to 16, which is what public pools keep of an account.</summary>
    public int MaxInFlight { get; set; } = 8;

    /// <summary>How often the newest block is asked for. Default: 1 s. Range: 10 ms to 5 minutes.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a request to the node may take. Default: 30 s. Range: 10 ms to 10 minutes.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The models that are served, at least one. Sessions of any other are refused.</summary>
    [JsonIgnore]
    public IList<ServedModel> Models { get; } = [];

    /// <summary>Whether clients have to prove that a session is theirs. Default: <see cref="ClientAuthentication.Required"/>.</summary>
    public ClientAuthentication ClientAuthentication { get; set; } = ClientAuthentication.Required;

    /// <summary>Whether prompts without a session are answered, for nothing, to anybody. Default: false.</summary>
    public bool AllowUnpaidInference { get; set; }

    /// <summary>What one client, and all of them, may take.</summary>
    public HostLimits Limits { get; } = new();

    /// <summary>What is written down, claimed, completed, spent on gas and withdrawn.</summary>
    public HostMoneyOptions Money { get; } = new();

    /// <summary>The port of <c>/metrics</c>, which is served there only. Default: null, nowhere. 0 for any that is free. Range: 0 to 65,535.</summary>
    public int? ManagementPort { get; set; }

    /// <summary>The address of <see cref="ManagementPort"/>. Default: loopback.</summary>
    [JsonIgnore]
    public IPAddress ManagementAddress { get; set; } = IPAddress.Loopback;

    /// <summary>What the host's own client of the marketplace needs.</summary>
    internal void CopyTo(FabstirOptions client, ISigner signer)
    {
        client.RpcUrl = RpcUrl;
        client.FallbackRpcUrls = FallbackRpcUrls;
        client.Deployment = Deployment;
        client.Signer = SignerSource.FromSigner(signer);
        client.Confirmations = Confirmations;
        client.MaxInFlight = MaxInFlight;
        client.PollInterval = PollInterval;
        client.RequestTimeout = RequestTimeout;
        client.JournalPath = Money.Journal.Folder is { } folder ? Path.Combine(folder, "payments") : null;
    }
}
