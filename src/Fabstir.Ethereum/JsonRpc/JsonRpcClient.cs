namespace Fabstir.Ethereum;

/// <summary>Asks a node one thing or many, in batches of a size that it answers. Thread-safe.</summary>
internal sealed class JsonRpcClient(JsonRpcDispatcher dispatcher, AdaptiveSize batchSize, TransportLog log)
{
    /// <summary>The chain of the node: asked once.</summary>
    /// <exception cref="WrongChainException">It is another than expected.</exception>
    /// <exception cref="EthereumException">The node could not be asked.</exception>
    public ValueTask<ulong> GetChainIdAsync(CancellationToken cancellationToken) => dispatcher.GetChainIdAsync(cancellationToken);

    /// <summary>Asks one thing.</summary>
    /// <exception cref="EthereumException">There is no result.</exception>
    public async Task<TResult> SendAsync<TResult>(JsonRpcRequest<TResult> request, CancellationToken cancellationToken)
    {
        JsonRpcReply<TResult> reply = await ReplyAsync(request, cancellationToken).ConfigureAwait(false);
        return reply.GetResult();
    }

    /// <summary>Asks one thing, and leaves it to the caller what a failure means.</summary>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    /// <exception cref="WrongChainException">Every endpoint is on another chain than expected.</exception>
    public Task<JsonRpcReply<TResult>> ReplyAsync<TResult>(JsonRpcRequest<TResult> request, CancellationToken cancellationToken) =>
        dispatcher.AskAsync(request, cancellationToken);

    /// <summary>Asks many things, in as few HTTP requests as the node allows. Only for requests that may be repeated.</summary>
    /// <returns>A reply for each request, in the order of the requests.</returns>
    /// <exception cref="NodeUnreachableException">No whole answer came.</exception>
    public async Task<JsonRpcReply<TResult>[]> SendAsync<TResult>(JsonRpcRequest<TResult>[] requests, CancellationToken cancellationToken)
    {
        JsonRpcReply<TResult>[] replies = new JsonRpcReply<TResult>[requests.Length];
        for (int start = 0; start < replies.Length;)
        {
            int count = Math.Min(batchSize.Current, replies.Length - start);
            await FillAsync(requests, replies, [.. Enumerable.Range(start, count)], cancellationToken).ConfigureAwait(false);
            start += count;
        }

        return replies;
    }

    /// <summary>Gets the replies at some places, which are no more than may be asked at once.</summary>
    private async Task FillAsync<TResult>(
        JsonRpcRequest<TResult>[] requests, JsonRpcReply<TResult>[] replies, int[] places, CancellationToken cancellationToken)
    {
        if (places is [int place])
        {
            replies[place] = await dispatcher.AskAsync(requests[place], cancellationToken).ConfigureAwait(false);
            return;
        }

        JsonRpcReply<TResult>?[] answers =
            await dispatcher.AskAsync(Array.ConvertAll(places, index => requests[index]), cancellationToken).ConfigureAwait(false);
        List<int> again = [];
        for (int i = 0; i < places.Length; i++)
        {
            if (answers[i] is { IsFinal: true } answer)
            {
                replies[places[i]] = answer;
            }
            else
            {
                again.Add(places[i]);
            }
        }

        bool isComplete = Array.TrueForAll(answers, answer => answer is not null);
        if (isComplete)
        {
            batchSize.Accepted(places.Length);
        }
        else
        {
            batchSize.Refused(places.Length);
            log.BatchRefused(dispatcher.CurrentEndpoint.Name, places.Length, batchSize.Current);
        }

        // A batch that was answered in full is no larger than the node allows: what failed in it is asked alone.
        foreach (int[] part in again.Chunk(isComplete ? 1 : (places.Length + 1) / 2))
        {
            await FillAsync(requests, replies, part, cancellationToken).ConfigureAwait(false);
        }
    }
}
