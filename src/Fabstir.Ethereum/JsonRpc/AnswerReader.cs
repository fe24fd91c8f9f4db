using System.Text.Json;

namespace Fabstir.Ethereum;

/// <summary>Reads the envelope that JSON-RPC puts around results and errors.</summary>
internal static class AnswerReader
{
    private const int LongestErrorData = 2_000;

    /// <summary>Reads one answer, whose id has been looked at.</summary>
    public static JsonRpcReply<TResult> Read<TResult>(JsonElement answer, JsonRpcRequest<TResult> request, RpcEndpoint endpoint)
    {
        try
        {
            if (answer.Optional("error") is { } error)
            {
                return new JsonRpcReply<TResult>(ReadError(error, request.Method, endpoint));
            }

            // Null is a result: of a receipt that is not there yet.
            return answer.TryGetProperty("result"u8, out JsonElement result)
                ? new JsonRpcReply<TResult>(request.ReadResult(result))
                : throw new FormatException("it has neither a result nor an error");
        }
        catch (FormatException e)
        {
            return new JsonRpcReply<TResult>(Malformed(endpoint, request.Method, e.Message));
        }
    }

    /// <summary>Whether an answer is that to the only request. An error without an id is: the node could not read as far as the id.</summary>
    public static bool Answers(JsonElement answer, long id)
    {
        try
        {
            return (ReadId(answer) ?? (answer.Optional("error") is null ? null : id)) == id;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The id of an answer: a number, because ours are; null when it has none.</summary>
    public static long? TryReadId(JsonElement answer)
    {
        try
        {
            return ReadId(answer);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    public static MalformedAnswerException Malformed(RpcEndpoint endpoint, string method, string reason) =>
        new(endpoint.Name, method, endpoint.Quote(reason));

    /// <summary>What came is no answer to the request at all: a page of something in between, or what somebody else has asked for.</summary>
    public static MalformedAnswerException NoAnswer(RpcEndpoint endpoint, string method, string reason) =>
        new(endpoint.Name, method, endpoint.Quote(reason)) { IsNoAnswer = true };

    private static long? ReadId(JsonElement answer) => answer.Optional("id") switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } id when id.TryGetInt64(out long number) => number,
        { } id => throw new FormatException($"its id is {id.ValueKind}, and no integer"),
    };

    private static JsonRpcException ReadError(JsonElement error, string method, RpcEndpoint endpoint)
    {
        JsonElement code = error.Required("code");
        if (code.ValueKind != JsonValueKind.Number || !code.TryGetInt32(out int number))
        {
            throw new FormatException("the code of its error is no integer");
        }

        string message = error.Optional("message") is { } text ? JsonFields.Text(text, "the message of an error") : "";
        JsonElement? data = error.Optional("data");
        return new JsonRpcException(method, number, endpoint.Quote(message), QuoteData(data, endpoint), RevertAnswer.Find(number, data));
    }

    private static string? QuoteData(JsonElement? data, RpcEndpoint endpoint)
    {
        if (data is not { } value)
        {
            return null;
        }

        string text = endpoint.Redact(value.GetRawText());
        return text.Length <= LongestErrorData ? text : text[..LongestErrorData];
    }
}
