using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Collects calls and sends them in one request: as many as <see cref="JsonRpcTransportOptions.BatchSize"/> at a time.</summary>
/// <remarks>
/// <para>
/// Generated clients work on it unchanged: make the client on the batch, start the calls, await <see cref="SendAsync"/>, then await the calls.
/// A call that is awaited before never ends.
/// </para>
/// <code>
/// JsonRpcBatch batch = transport.CreateBatch();
/// var vault = new Vault(batch, address);
/// Task&lt;UInt256&gt; assets = vault.TotalAssetsAsync();
/// Task&lt;UInt256&gt; supply = vault.TotalSupplyAsync();
/// await batch.SendAsync();
/// UInt256 price = await assets / await supply;
/// </code>
/// <para>Thread-safe. It can be filled and sent again.</para>
/// </remarks>
public sealed class JsonRpcBatch : IContractTransport
{
    private readonly JsonRpcClient _client;
    private readonly ChainIdentity _chain;
    private readonly ContractCalls _calls;
    private readonly LogSearch _logs;
    private readonly Lock _lock = new();
    private List<BatchedCall> _collected = [];

    internal JsonRpcBatch(JsonRpcClient client, ChainIdentity chain, ContractCalls calls, LogSearch logs)
    {
        _client = client;
        _chain = chain;
        _calls = calls;
        _logs = logs;
    }

    /// <summary>How many calls wait for <see cref="SendAsync"/>.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _collected.Count;
            }
        }
    }

    /// <summary>Adds a call to the batch.</summary>
    /// <param name="message">What is called.</param>
    /// <param name="options">Block, caller and state override; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the returned task. A call that was not sent yet is left out.</param>
    /// <returns>The return data, once the batch was sent.</returns>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the request.</exception>
    public async Task<ReadOnlyMemory<byte>> CallAsync(
        ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        BatchedCall call = new(_calls.CreateRequest(message, options), cancellationToken);
        lock (_lock)
        {
            _collected.Add(call);
        }

        JsonRpcReply<Bytes> reply = await call.Reply.ConfigureAwait(false);
        return ContractCalls.GetReturnData(message, reply);
    }

    /// <summary>Sends what was collected. When it ends, all calls of it have ended.</summary>
    /// <param name="cancellationToken">Cancels the request, and with it the calls.</param>
    /// <returns>A task that succeeds also when single calls failed: each of those says so itself.</returns>
    /// <exception cref="EthereumException">Nothing could be sent, or no answer came; the calls end with the same exception.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; so are the calls.</exception>
    public async Task SendAsync(CancellationToken cancellationToken = default)
    {
        List<BatchedCall> calls;
        lock (_lock)
        {
            calls = _collected;
            _collected = [];
        }

        calls.RemoveAll(call => call.IsOver);
        try
        {
            await _chain.GetAsync(cancellationToken).ConfigureAwait(false);
            JsonRpcReply<Bytes>[] replies = await _client.SendAsync([.. calls.Select(call => call.Request)], cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < replies.Length; i++)
            {
                calls[i].Complete(replies[i]);
            }
        }
        catch (Exception e)
        {
            // Nobody may be left waiting, whatever it was.
            calls.ForEach(call => call.Fail(e));
            throw;
        }
    }

    /// <summary>Asks for logs at once: how many requests that takes is up to the node, so they cannot be part of a batch.</summary>
    /// <inheritdoc cref="IContractTransport.GetLogsAsync"/>
    public async Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        await _chain.GetAsync(cancellationToken).ConfigureAwait(false);
        return await _logs.RunAsync(query, cancellationToken).ConfigureAwait(false);
    }

    Task<TransactionHandle> IContractTransport.SendAsync(ContractMessage message, TransactionOptions? options, CancellationToken cancellationToken) =>
        Task.FromException<TransactionHandle>(new NotSupportedException(
            $"A batch only reads: {message?.Signature} is a transaction. Make the client that writes on the transport itself."));
}
