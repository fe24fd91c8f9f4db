using System.Net;

namespace Fabstir.Ethereum;

/// <summary>Asks whichever endpoint answers: the next one when one fails, and all of them again after a while. Thread-safe.</summary>
internal sealed class JsonRpcDispatcher(NodeRotation nodes, JsonRpcTransportOptions options)
{
    /// <summary>The endpoint that is asked now.</summary>
    public RpcEndpoint CurrentEndpoint => nodes.CurrentEndpoint;

    /// <summary>The chain that all endpoints in use are on.</summary>
    /// <exception cref="WrongChainException">Every endpoint is on another. The next call asks again.</exception>
    /// <exception cref="EthereumException">No endpoint could be asked.</exception>
    public async ValueTask<ulong> GetChainIdAsync(CancellationToken cancellationToken) =>
        nodes.ChainId ?? await AskInTurnAsync(
            _ => Task.FromResult((nodes.ChainId!.Value, default(EthereumException))), isRepeatable: true, cancellationToken).ConfigureAwait(false);

    /// <summary>Asks one thing.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came from any endpoint.</exception>
    /// <exception cref="WrongChainException">Every endpoint is on another chain.</exception>
    public async Task<JsonRpcReply<TResult>> AskAsync<TResult>(JsonRpcRequest<TResult> request, CancellationToken cancellationToken)
    {
        async Task<(JsonRpcReply<TResult> Reply, EthereumException? Failure)> AskNodeAsync(NodeEndpoint node)
        {
            JsonRpcReply<TResult> reply = await node.Exchange.AskAsync(request, cancellationToken).ConfigureAwait(false);
            return (reply, IsOfEndpoint(reply.Failure) ? reply.Failure : null);
        }

        return await AskInTurnAsync(AskNodeAsync, request.IsRepeatable, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks several things at once.</summary>
    /// <returns>At each place the reply, or null where there is none that can be used.</returns>
    /// <exception cref="NodeUnreachableException">No whole answer came from any endpoint.</exception>
    /// <exception cref="WrongChainException">Every endpoint is on another chain.</exception>
    public async Task<JsonRpcReply<TResult>?[]> AskAsync<TResult>(JsonRpcRequest<TResult>[] requests, CancellationToken cancellationToken)
    {
        async Task<(JsonRpcReply<TResult>?[] Replies, EthereumException? Failure)> AskNodeAsync(NodeEndpoint node)
        {
            JsonRpcBatchAnswer<TResult> answer = await node.Exchange.AskAsync(requests, cancellationToken).ConfigureAwait(false);

            // Any other refusal may be one of so many at once: fewer are asked then.
            return (answer.Replies, answer.Refusal is { StatusCode: HttpStatusCode.TooManyRequests } ? answer.Refusal : null);
        }

        return await AskInTurnAsync(AskNodeAsync, isRepeatable: true, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TReply> AskInTurnAsync<TReply>(
        Func<NodeEndpoint, Task<(TReply Reply, EthereumException? Failure)>> askAsync, bool isRepeatable, CancellationToken cancellationToken)
    {
        RetryRound round = new(nodes.Count, options);
        while (true)
        {
            NodeEndpoint? node = null;
            try
            {
                node = await nodes.GetAsync(cancellationToken).ConfigureAwait(false);
                (TReply reply, EthereumException? failure) = await askAsync(node).ConfigureAwait(false);
                if (failure is not null)
                {
                    nodes.MoveOn(node, failure);
                }

                if (failure is null || !isRepeatable || !round.GoesOnAfter(failure))
                {
                    return reply;
                }
            }
            catch (EthereumException e) when (e is NodeUnreachableException || (node is null && IsOfEndpoint(e)))
            {
                if (node is not null)
                {
                    nodes.MoveOn(node, e);
                }

                // Before an endpoint is known to be on the right chain, nothing of the request has left.
                bool isOver = (!isRepeatable && node is not null) || !round.GoesOnAfter(e);
                if (isOver && node is null && !isRepeatable)
                {
                    throw NotAsked(e);
                }

                if (isOver)
                {
                    throw;
                }
            }

            await round.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private NodeUnreachableException NotAsked(EthereumException reason) => new(
        nodes.CurrentEndpoint.Name, "which chain it is on could not be found out, and nothing else was asked", mayHaveArrived: false, reason);

    /// <summary>Whether it says something about the endpoint and nothing about the request: another endpoint may answer.</summary>
    private static bool IsOfEndpoint(EthereumException? failure) =>
        failure is NodeUnreachableException or NodeRefusedException or MalformedAnswerException { IsNoAnswer: true };
}
