using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Fabstir.Chaos;

/// <summary>A network of providers that behave as real ones do: put it under an <see cref="HttpClient"/> in place of the network. Thread-safe.</summary>
public sealed class ChaosRpc : HttpMessageHandler
{
    private readonly Dictionary<string, ChaosNode> _nodes = [];

    /// <summary>Adds a provider.</summary>
    /// <param name="host">The name of its host: any that is not used yet.</param>
    /// <param name="node">The provider. Not disposed with the network.</param>
    /// <returns>Its URL.</returns>
    public Uri Add(string host, ChaosNode node)
    {
        _nodes.Add(host, node);
        return new Uri($"http://{host}/");
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ChaosNode node = _nodes[request.RequestUri!.Host];
        if (node.IsDown)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused");
        }

        JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken).ConfigureAwait(false))!;
        ChaosDice dice = node.Dice;
        if (dice.Strikes(ChaosFault.RequestLost))
        {
            throw Lost();
        }

        if (dice.Strikes(ChaosFault.TooManyRequests))
        {
            HttpResponseMessage refusal = new(HttpStatusCode.TooManyRequests);
            refusal.Headers.RetryAfter = new RetryConditionHeaderValue(node.Options.RetryAfter);
            return refusal;
        }

        bool page = dice.Strikes(ChaosFault.HtmlBody);
        if (page && dice.Struck(ChaosFault.HtmlBody) % 2 == 0)
        {
            return Page(HttpStatusCode.BadGateway);
        }

        JsonNode answer = body is JsonArray batch
            ? await ServeBatchAsync(node, batch, cancellationToken).ConfigureAwait(false)
            : await ServeSingleAsync(node, body.AsObject(), cancellationToken).ConfigureAwait(false);
        return dice.Strikes(ChaosFault.AnswerLost) ? throw Lost()
            : page ? Page(HttpStatusCode.OK)
            : new HttpResponseMessage { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json") };
    }

    private static async Task<JsonNode> ServeSingleAsync(ChaosNode node, JsonObject call, CancellationToken cancellationToken)
    {
        JsonObject answer = await node.ServeAsync(call, cancellationToken).ConfigureAwait(false);
        if (node.Dice.Strikes(ChaosFault.WrongId))
        {
            answer["id"] = (long)call["id"]! + 1_000_000;
        }

        return answer;
    }

    private static async Task<JsonNode> ServeBatchAsync(ChaosNode node, JsonArray batch, CancellationToken cancellationToken)
    {
        if (node.Dice.Has(ChaosFault.BatchLimit) && batch.Count > node.Options.MaxBatch)
        {
            node.Dice.Strike(ChaosFault.BatchLimit);
            return new RpcFailure(-32600, $"a batch has at most {node.Options.MaxBatch} calls").ToAnswer(null);
        }

        List<JsonNode> answers = [];
        foreach (JsonNode? call in batch)
        {
            answers.Add(await ServeSingleAsync(node, call!.AsObject(), cancellationToken).ConfigureAwait(false));
        }

        if (node.Dice.Strikes(ChaosFault.DuplicateAnswer))
        {
            answers.Add(answers[0].DeepClone());
        }

        if (node.Dice.Strikes(ChaosFault.MissingAnswer))
        {
            answers.RemoveAt(answers.Count / 2);
        }

        if (node.Dice.Strikes(ChaosFault.UnorderedAnswers))
        {
            answers.Reverse();
        }

        return new JsonArray([.. answers]);
    }

    private static HttpRequestException Lost() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    private static HttpResponseMessage Page(HttpStatusCode status) =>
        new(status) { Content = new StringContent("<html><body><h1>Something went wrong</h1></body></html>", Encoding.UTF8, "text/html") };
}
