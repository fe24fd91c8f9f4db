using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Fabstir.Chaos;

/// <summary>The real node behind a provider. Thread-safe.</summary>
public sealed class UpstreamNode(HttpMessageHandler handler, Uri endpoint) : IDisposable
{
    private readonly HttpClient _client = new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A node that answers over HTTP.</summary>
    public UpstreamNode(Uri endpoint)
        : this(new SocketsHttpHandler(), endpoint)
    {
    }

    /// <summary>Has the node serve a call.</summary>
    /// <returns>The whole answer: its id is that of the call.</returns>
    public async Task<JsonObject> ServeAsync(JsonObject call, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync(endpoint, call, cancellationToken).ConfigureAwait(false);
        JsonNode? answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken).ConfigureAwait(false);
        return answer!.AsObject();
    }

    /// <summary>Asks the node something itself.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The node answered with an error.</exception>
    public async Task<JsonNode?> AskAsync(string method, JsonArray parameters, CancellationToken cancellationToken)
    {
        JsonObject call = new() { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters };
        JsonObject answer = await ServeAsync(call, cancellationToken).ConfigureAwait(false);
        return answer["error"] is null ? answer["result"] : throw new InvalidOperationException($"{method}: {answer["error"]!.ToJsonString()}");
    }

    /// <summary>The number of the newest block.</summary>
    public async Task<ulong> GetHeadAsync(CancellationToken cancellationToken) =>
        Number(await AskAsync("eth_blockNumber", [], cancellationToken).ConfigureAwait(false));

    /// <summary>Reads a quantity.</summary>
    public static ulong Number(JsonNode? quantity) => Convert.ToUInt64((string)quantity!, 16);

    /// <summary>Writes a quantity.</summary>
    public static string Quantity(ulong number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        handler.Dispose();
    }
}
