using System.Net;

namespace Fabstir.Ethereum;

/// <summary>
/// The endpoints of a transport: one is asked until it fails, then the next. Which chain an endpoint is on is asked before anything else, and again after
/// every failure, because another node may answer at the same URL then. Thread-safe.
/// </summary>
internal sealed class NodeRotation
{
    // One caller asks for the chain and the others wait, each with his own cancellation: a shared task would end for all when the first one gives up.
    private readonly TurnQueue _verifying = new();
    private readonly Lock _lock = new();
    private readonly NodeEndpoint[] _nodes;
    private readonly ulong? _expected;
    private readonly TransportLog _log;
    private ulong? _chainId;
    private int _current;

    public NodeRotation(IEnumerable<JsonRpcExchange> exchanges, ulong? expectedChainId, TransportLog log)
    {
        _nodes = [.. exchanges.Select(exchange => new NodeEndpoint(exchange))];
        _expected = expectedChainId;
        _log = log;
    }

    public int Count => _nodes.Length;

    /// <summary>The chain that all endpoints in use are on; null before one was asked.</summary>
    public ulong? ChainId
    {
        get
        {
            lock (_lock)
            {
                return _chainId;
            }
        }
    }

    /// <summary>The endpoint that is asked now.</summary>
    public RpcEndpoint CurrentEndpoint => Current().Exchange.Endpoint;

    /// <summary>The endpoint to ask now, which is on the right chain.</summary>
    /// <exception cref="WrongChainException">Every endpoint is on another. The next call asks again.</exception>
    /// <exception cref="EthereumException">The endpoint could not be asked; the next call asks another one.</exception>
    public async ValueTask<NodeEndpoint> GetAsync(CancellationToken cancellationToken)
    {
        NodeEndpoint node = Current();
        if (node.IsVerified)
        {
            return node;
        }

        using (await _verifying.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            while (!(node = Current()).IsVerified)
            {
                await VerifyAsync(node, cancellationToken).ConfigureAwait(false);
            }

            return node;
        }
    }

    /// <summary>Something went wrong with an endpoint: the next request goes to the next one.</summary>
    public void MoveOn(NodeEndpoint failed, EthereumException reason)
    {
        lock (_lock)
        {
            // Too many requests are a matter of the same node.
            failed.IsVerified &= reason is NodeRefusedException { StatusCode: HttpStatusCode.TooManyRequests };
            if (_nodes[_current] != failed)
            {
                return;
            }

            int next = Next();
            if (_nodes[next] != failed)
            {
                _log.FailedOver(failed.Exchange.Endpoint.Name, _nodes[next].Exchange.Endpoint.Name, reason);
                _nodes[next].IsVerified = false;
                _current = next;
            }
        }
    }

    private NodeEndpoint Current()
    {
        lock (_lock)
        {
            return _nodes[_current];
        }
    }

    // The next one that is not left out; the same when there is no other.
    private int Next()
    {
        for (int step = 1; step < _nodes.Length; step++)
        {
            int index = (_current + step) % _nodes.Length;
            if (_nodes[index].Exclusion is null)
            {
                return index;
            }
        }

        return _current;
    }

    private async Task VerifyAsync(NodeEndpoint node, CancellationToken cancellationToken)
    {
        ulong actual;
        try
        {
            JsonRpcReply<ulong> reply = await node.Exchange.AskAsync(EthRequests.ChainId(), cancellationToken).ConfigureAwait(false);
            actual = reply.GetResult();
        }
        catch (EthereumException e)
        {
            MoveOn(node, e);
            throw;
        }

        lock (_lock)
        {
            if ((_expected ?? _chainId) is { } wanted && wanted != actual)
            {
                Exclude(node, new WrongChainException(wanted, actual));
                return;
            }

            _chainId = actual;
            node.IsVerified = true;
        }
    }

    private void Exclude(NodeEndpoint node, WrongChainException reason)
    {
        node.Exclusion = reason;
        MoveOn(node, reason);
        if (Array.TrueForAll(_nodes, each => each.Exclusion is not null))
        {
            // Whoever configured them may put them right: nothing is lost by asking again.
            Array.ForEach(_nodes, each => each.Exclusion = null);
            throw reason;
        }
    }
}
