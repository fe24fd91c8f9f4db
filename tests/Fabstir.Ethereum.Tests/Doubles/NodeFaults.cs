using System.Net;
using System.Text.Json.Nodes;

namespace Fabstir.Ethereum.Tests;

/// <summary>How a fake node serves one call: as it would (<paramref name="serve"/>), or otherwise.</summary>
public delegate JsonNode? Behaviour(Func<JsonNode?> serve);

/// <summary>An error object as the answer.</summary>
internal sealed class RpcError(int code, string message, JsonNode? data = null) : Exception(message)
{
    public JsonNode ToJson()
    {
        JsonObject error = new() { ["code"] = code, ["message"] = Message };
        if (data is not null)
        {
            error["data"] = data.DeepClone();
        }

        return error;
    }
}

/// <summary>An HTTP response that has nothing to do with JSON-RPC.</summary>
internal sealed class HttpFault(Func<HttpResponseMessage> create) : Exception
{
    public HttpResponseMessage CreateResponse() => create();
}

/// <summary>What real nodes, and what stands before them, do.</summary>
internal static class NodeFaults
{
    public static Behaviour Serve { get; } = serve => serve();

    /// <summary>The node takes the call, and the answer never arrives.</summary>
    public static Behaviour LoseAnswer { get; } = serve =>
    {
        serve();
        throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    };

    /// <summary>The call never arrives, and nobody can tell.</summary>
    public static Behaviour LoseCall { get; } = _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    /// <summary>Nobody listens.</summary>
    public static Behaviour RefuseConnection { get; } = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");

    public static Behaviour Answer(JsonNode? result) => _ => result?.DeepClone();

    public static Behaviour Fail(int code, string message, JsonNode? data = null) => _ => throw new RpcError(code, message, data);

    /// <summary>The node takes the call, and answers with an error all the same.</summary>
    public static Behaviour FailAfterServing(int code, string message) => serve =>
    {
        serve();
        throw new RpcError(code, message);
    };

    public static Behaviour Http(HttpStatusCode status, string body = "", Action<HttpResponseMessage>? configure = null) => _ => throw new HttpFault(() =>
    {
        HttpResponseMessage response = new(status) { Content = new StringContent(body) };
        configure?.Invoke(response);
        return response;
    });
}
