using System.Buffers;
using System.Net.Http.Headers;

namespace Fabstir.Ethereum;

/// <summary>One HTTP request and its answer. What goes wrong below JSON becomes an exception of ours here.</summary>
internal sealed class HttpExchange(HttpClient client, RpcEndpoint endpoint, JsonRpcTransportOptions options)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public RpcEndpoint Endpoint => endpoint;

    /// <param name="method">What is asked, for messages.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    /// <exception cref="MalformedAnswerException">The answer is too large.</exception>
    public async Task<HttpAnswer> PostAsync(string method, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(options.RequestTimeout, options.TimeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using HttpRequestMessage request = CreateRequest(body);
            using HttpResponseMessage response =
                await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            ReadOnlyMemory<byte> answer = await ReadAsync(method, response.Content, either.Token).ConfigureAwait(false);
            return new HttpAnswer(response.StatusCode, RetryAfter(response.Headers.RetryAfter), answer);
        }
        catch (OperationCanceledException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Unreachable("it took too long", mayHaveArrived: true, e);
        }
        catch (HttpRequestException e)
        {
            // Of all failures only these come before the first byte of the request is sent.
            bool connected = e.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
            throw Unreachable(connected ? $"the exchange failed ({e.HttpRequestError})" : $"no connection ({e.HttpRequestError})", connected, e);
        }
        catch (IOException e)
        {
            throw Unreachable("the connection was cut", mayHaveArrived: true, e);
        }
    }

    private HttpRequestMessage CreateRequest(ReadOnlyMemory<byte> body)
    {
        ReadOnlyMemoryContent content = new(body);
        content.Headers.ContentType = Json;
        HttpRequestMessage request = new(HttpMethod.Post, endpoint.RequestUri) { Content = content };
        if (endpoint.Authorization is { } authorization)
        {
            request.Headers.Authorization = authorization;
        }

        return request;
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(string method, HttpContent content, CancellationToken cancellationToken)
    {
        const int ChunkSize = 1 << 14;
        ArrayBufferWriter<byte> buffer = new();
        using Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            int read = await stream.ReadAsync(buffer.GetMemory(ChunkSize), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return buffer.WrittenMemory;
            }

            // The length that a header announces is the sender's word; what is counted here is what has come.
            buffer.Advance(read);
            if (buffer.WrittenCount > options.MaxResponseSize)
            {
                throw new MalformedAnswerException(endpoint.Name, method, $"it has more than {options.MaxResponseSize} bytes");
            }
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? (header?.Date is { } date ? date - options.TimeProvider.GetUtcNow() : null);

    private NodeUnreachableException Unreachable(string reason, bool mayHaveArrived, Exception cause) =>
        new(endpoint.Name, reason, mayHaveArrived, endpoint.AsCause(cause));
}
