using System.Text.Json;

namespace Fabstir.Ethereum;

/// <summary>The messages of <c>eth_subscribe</c>.</summary>
internal static class AnnouncementMessages
{
    private const long RequestId = 1;

    public static ReadOnlyMemory<byte> Subscribe { get; } = """{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}"""u8.ToArray();

    /// <summary>The id that announcements will have; null when the message is something else.</summary>
    /// <exception cref="EthereumException">The node refuses.</exception>
    public static string? ReadSubscription(JsonElement message, RpcEndpoint endpoint)
    {
        if (message.ValueKind != JsonValueKind.Object || AnswerReader.TryReadId(message) != RequestId)
        {
            return null;
        }

        JsonRpcRequest<string> request = new("eth_subscribe", static result => JsonFields.Text(result, "a subscription"));
        return AnswerReader.Read(message, request, endpoint).GetResult();
    }

    /// <summary>Whether a message announces something to a subscription.</summary>
    public static bool IsOf(JsonElement message, string subscription)
    {
        try
        {
            return message.Optional("method") is { } method && JsonFields.Text(method, "a method") == "eth_subscription"
                && message.Optional("params")?.Optional("subscription") is { } id && JsonFields.Text(id, "a subscription") == subscription;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
