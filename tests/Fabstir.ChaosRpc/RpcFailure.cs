using System.Text.Json.Nodes;

namespace Fabstir.Chaos;

/// <summary>An error object as the answer.</summary>
internal sealed class RpcFailure(int code, string message) : Exception(message)
{
    public JsonObject ToAnswer(JsonNode? id) => new()
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id?.DeepClone(),
        ["error"] = new JsonObject { ["code"] = code, ["message"] = Message },
    };
}
