using System.Buffers;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Fabstir.Ethereum;

/// <summary>One HTTP request of JSON-RPC 2.0. Whatever comes back, an answer is used only for the request whose id it has. Thread-safe.</summary>
internal sealed class JsonRpcExchange(HttpExchange http)
{
    private long _lastId;

    public RpcEndpoint Endpoint => http.Endpoint;

    /// <summary>Asks one thing.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<JsonRpcReply<TResult>> AskAsync<TResult>(JsonRpcRequest<TResult> request, CancellationToken cancellationToken)
    {
        long id = Interlocked.Increment(ref _lastId);
        try
        {
            HttpAnswer answer = await PostAsync(request.Method, writer => request.Write(writer, id), cancellationToken).ConfigureAwait(false);
            using JsonDocument? document = TryParse(answer);
            if (document is not null && AnswerReader.Answers(document.RootElement, id))
            {
                return AnswerReader.Read(document.RootElement, request, Endpoint);
            }

            string reason = document is null ? "it is no JSON" : "it does not have the id of the request";
            return new JsonRpcReply<TResult>(answer.IsSuccess
                ? AnswerReader.NoAnswer(Endpoint, request.Method, reason)
                : new NodeRefusedException(Endpoint.Name, answer.Status, answer.RetryAfter));
        }
        catch (MalformedAnswerException e)
        {
            return new JsonRpcReply<TResult>(e);
        }
    }

    /// <summary>Asks several things at once.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<JsonRpcBatchAnswer<TResult>> AskAsync<TResult>(JsonRpcRequest<TResult>[] requests, CancellationToken cancellationToken)
    {
        long firstId = Interlocked.Add(ref _lastId, requests.Length) - requests.Length + 1;
        JsonRpcReply<TResult>?[] replies = new JsonRpcReply<TResult>?[requests.Length];
        try
        {
            void Write(Utf8JsonWriter writer) => WriteBatch(writer, requests, firstId);
            HttpAnswer answer = await PostAsync(requests[0].Method, Write, cancellationToken).ConfigureAwait(false);
            using JsonDocument? document = TryParse(answer);
            if (document?.RootElement is { ValueKind: JsonValueKind.Array } answers)
            {
                Distribute(answers, requests, firstId, replies);
            }
            else if (!answer.IsSuccess)
            {
                return new JsonRpcBatchAnswer<TResult>(replies, new NodeRefusedException(Endpoint.Name, answer.Status, answer.RetryAfter));
            }
        }
        catch (MalformedAnswerException)
        {
            // Too large: as good as no answer, and a smaller batch has a smaller one.
        }

        return new JsonRpcBatchAnswer<TResult>(replies, Refusal: null);
    }

    private void Distribute<TResult>(JsonElement answers, JsonRpcRequest<TResult>[] requests, long firstId, JsonRpcReply<TResult>?[] replies)
    {
        Dictionary<long, JsonElement> seen = [];
        foreach (JsonElement answer in answers.EnumerateArray())
        {
            if (AnswerReader.TryReadId(answer) is not { } id || id < firstId || id >= firstId + requests.Length)
            {
                continue;
            }

            // The same answer twice is clumsy; two answers to one question say that neither can be believed.
            JsonRpcRequest<TResult> request = requests[id - firstId];
            bool isOnly = seen.TryAdd(id, answer) || JsonMarshal.GetRawUtf8Value(seen[id]).SequenceEqual(JsonMarshal.GetRawUtf8Value(answer));
            replies[id - firstId] = isOnly
                ? AnswerReader.Read(answer, request, Endpoint)
                : new JsonRpcReply<TResult>(AnswerReader.Malformed(Endpoint, request.Method, "there are two of them, and they differ"));
        }
    }

    private Task<HttpAnswer> PostAsync(string method, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter writer = new(body))
        {
            write(writer);
        }

        return http.PostAsync(method, body.WrittenMemory, cancellationToken);
    }

    private static void WriteBatch<TResult>(Utf8JsonWriter writer, JsonRpcRequest<TResult>[] requests, long firstId)
    {
        writer.WriteStartArray();
        for (int i = 0; i < requests.Length; i++)
        {
            requests[i].Write(writer, firstId + i);
        }

        writer.WriteEndArray();
    }

    private static JsonDocument? TryParse(HttpAnswer answer)
    {
        // Too many requests is the one refusal whose headers say more than any body.
        if (answer.Status == HttpStatusCode.TooManyRequests || !Utf8.IsValid(answer.Body.Span))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
