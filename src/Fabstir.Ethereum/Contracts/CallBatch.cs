namespace Fabstir.Ethereum;

/// <summary>Collects calls, and makes them together when <see cref="SendAsync"/> is called.</summary>
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
public abstract class CallBatch : IContractTransport
{
    private readonly Lock _lock = new();
    private List<CollectedCall> _collected = [];

    private protected CallBatch()
    {
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
        ArgumentNullException.ThrowIfNull(message);
        Check(message, options);
        CollectedCall call = new(message, options, cancellationToken);
        lock (_lock)
        {
            _collected.Add(call);
        }

        return await call.ReturnData.ConfigureAwait(false);
    }

    /// <summary>Makes the calls that were collected. When it ends, all of them have ended.</summary>
    /// <param name="cancellationToken">Cancels the request, and with it the calls.</param>
    /// <returns>A task that succeeds also when single calls failed: each of those says so itself.</returns>
    /// <exception cref="EthereumException">Nothing could be sent, or no answer came; the calls end with the same exception.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; so are the calls.</exception>
    public async Task SendAsync(CancellationToken cancellationToken = default)
    {
        List<CollectedCall> calls;
        lock (_lock)
        {
            calls = _collected;
            _collected = [];
        }

        calls.RemoveAll(call => call.IsOver);
        try
        {
            await MakeAsync(calls, cancellationToken).ConfigureAwait(false);
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
    public abstract Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default);

    Task<TransactionHandle> IContractTransport.SendAsync(ContractMessage message, TransactionOptions? options, CancellationToken cancellationToken) =>
        Task.FromException<TransactionHandle>(new NotSupportedException(
            $"A batch only reads: {message?.Signature} is a transaction. Make the client that writes on the transport itself."));

    /// <summary>Refuses a call that cannot be part of the batch.</summary>
    private protected abstract void Check(ContractMessage message, CallOptions? options);

    /// <summary>Makes calls, and completes each of them.</summary>
    private protected abstract Task MakeAsync(IReadOnlyList<CollectedCall> calls, CancellationToken cancellationToken);
}
