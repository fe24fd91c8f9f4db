using System.Text.Json.Serialization;
using Fabstir.Contracts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir;

/// <summary>How a <see cref="FabstirClient"/> reaches the marketplace, and as whom. Only <see cref="RpcUrl"/> has no default.</summary>
/// <remarks>
/// Values are checked when a client is made, all of them at once; later changes have no effect on it. No option holds a key: see
/// <see cref="SignerSource"/>. Not thread-safe while it is changed.
/// </remarks>
public sealed class FabstirOptions
{
    /// <summary>The JSON-RPC endpoint of a node, http or https. Providers put keys into its path: it is never logged beyond host and port.</summary>
    [JsonIgnore]
    public Uri? RpcUrl { get; set; }

    /// <summary>
    /// Endpoints of other nodes of the same chain, in the order in which they are asked while <see cref="RpcUrl"/> fails. One of another chain is left out.
    /// Default: none.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Uri> FallbackRpcUrls { get; set; } = [];

    /// <summary>Where the contracts are. Default: <see cref="FabstirDeployments.BaseSepolia"/>. The node must be on its chain.</summary>
    [JsonIgnore]
    public FabstirDeployment Deployment { get; set; } = FabstirDeployments.BaseSepolia;

    /// <summary>Signs for the account that pays. Default: null, the client only reads.</summary>
    [JsonIgnore]
    public SignerSource? Signer { get; set; }

    /// <summary>
    /// Remembers what is signed and paid. Default: null, a <see cref="FilePaymentJournal"/> at <see cref="JournalPath"/>. Not disposed with the client.
    /// </summary>
    [JsonIgnore]
    public IPaymentJournal? Journal { get; set; }

    /// <summary>
    /// The file of the journal. Default: null, one for each chain and account in the <c>fabstir/payments</c> folder of the user's local application data.
    /// Opened by the first transaction, and by one client at a time.
    /// </summary>
    public string? JournalPath { get; set; }

    /// <summary>
    /// Keeps conversations. Default: null, a <see cref="FileConversationStore"/> in <see cref="ConversationFolder"/>; of a mock client, one in memory.
    /// </summary>
    [JsonIgnore]
    public IConversationStore? ConversationStore { get; set; }

    /// <summary>
    /// The folder of conversations. Default: null, one for each chain and account in the <c>fabstir/conversations</c> folder of the user's local application
    /// data. Made when the first conversation is saved.
    /// </summary>
    public string? ConversationFolder { get; set; }

    /// <summary>How many blocks have to confirm a transaction, its own included, before it counts. Default: 1. Range: 1 to 10,000.</summary>
    public int Confirmations { get; set; } = 1;

    /// <summary>
    /// How many transactions of the account may wait to be mined; the next ones queue. Default: 8. Range: 1 to 16, which is what public pools keep of an account.
    /// </summary>
    public int MaxInFlight { get; set; } = 8;

    /// <summary>How often the newest block is asked for while somebody waits. Default: 1 s. Range: 10 ms to 5 minutes.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a request to the node may take. Default: 30 s. Range: 10 ms to 10 minutes.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Sends the requests to the node. Default: null, connections of the client's own. Not disposed with the client.</summary>
    [JsonIgnore]
    public HttpClient? HttpClient { get; set; }

    /// <summary>What local time is measured by. Default: the system's. Deadlines of contracts are compared with the time of blocks instead.</summary>
    [JsonIgnore]
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where it is logged what the client does. Default: nowhere.</summary>
    [JsonIgnore]
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;
}
