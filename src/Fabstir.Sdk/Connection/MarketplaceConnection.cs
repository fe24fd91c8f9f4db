using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Microsoft.Extensions.Logging;

namespace Fabstir;

/// <summary>What every facet of a client works on: the contracts, the account, and how operations are run. Thread-safe.</summary>
/// <remarks>
/// A facet wraps each public method in <see cref="RunAsync{T}"/>, reads by <see cref="ReadAsync{T}"/>, and sends by <see cref="SendAsync"/>.
/// Nothing else of a facet talks to the chain, so that checks, exceptions and telemetry are the same everywhere.
/// </remarks>
internal sealed class MarketplaceConnection : IAsyncDisposable
{
    private readonly OnceSucceeded _checks;
    private bool _isDisposed;

    /// <summary>Nothing is asked.</summary>
    public MarketplaceConnection(IChainNode node, FabstirDeployment deployment, int confirmations, TimeProvider time, ILoggerFactory loggers)
    {
        Node = node;
        Deployment = deployment;
        Confirmations = confirmations;
        Time = time;
        Log = new ClientLog(loggers.CreateLogger("Fabstir.Sdk"));
        Operations = new OperationLedger(time);
        Contracts = new FabstirContracts(node.Transport, deployment);
        _checks = new OnceSucceeded(CheckRevisionAsync);
    }

    public IChainNode Node { get; }

    public FabstirDeployment Deployment { get; }

    public int Confirmations { get; }

    public TimeProvider Time { get; }

    public ClientLog Log { get; }

    public OperationLedger Operations { get; }

    /// <summary>The contracts, for transactions and logs. Reads go through <see cref="ReadAsync{T}"/>.</summary>
    public FabstirContracts Contracts { get; }

    /// <summary>The client's account.</summary>
    /// <exception cref="ReadOnlyClientException">It has none.</exception>
    public Address AccountFor(string operation) => Node.Account ?? throw new ReadOnlyClientException(operation);

    /// <summary>Runs an operation: after the checks of the chain, under its name in telemetry, with exceptions of this library only.</summary>
    /// <param name="operation">Its name, <c>facet.verb</c>: a constant, because metrics are tagged with it.</param>
    /// <param name="body">What it does.</param>
    /// <param name="cancellationToken">Is passed on.</param>
    public async Task<T> RunAsync<T>(string operation, Func<CancellationToken, Task<T>> body, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using OperationScope scope = OperationScope.Begin(operation, Operations);
        try
        {
            await _checks.RunAsync(cancellationToken).ConfigureAwait(false);
            return await body(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is EthereumException or AbiFormatException)
        {
            ChainException wrapped = new(operation, e);
            scope.Fail(wrapped);
            throw wrapped;
        }
        catch (Exception e)
        {
            scope.Fail(e);
            throw;
        }
    }

    /// <summary>The same for an operation without a result.</summary>
    public Task RunAsync(string operation, Func<CancellationToken, Task> body, CancellationToken cancellationToken) => RunAsync(
        operation,
        async token =>
        {
            await body(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Checks the chain now, and not at the first operation.</summary>
    public Task ConnectAsync(CancellationToken cancellationToken) => RunAsync("client.connect", static _ => Task.CompletedTask, cancellationToken);

    /// <summary>Makes reads in one request, so that all of them see one block.</summary>
    /// <param name="read">Starts all reads before it awaits the first.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<T> ReadAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken) => Node.ReadAsync(read, cancellationToken);

    /// <summary>Sends a transaction and waits until it is confirmed.</summary>
    /// <param name="function">The contract's function, for telemetry.</param>
    /// <param name="send">Sends it by <see cref="Contracts"/>, with these options.</param>
    /// <param name="cancellationToken">Cancels what comes before it is handed over, and the waiting.</param>
    public async Task<TransactionReceipt> SendAsync(
        string function, Func<TransactionOptions, CancellationToken, Task<TransactionHandle>> send, CancellationToken cancellationToken)
    {
        TransactionHandle handle = await send(new TransactionOptions(), cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync(function, handle, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until a transaction is confirmed.</summary>
    public async Task<TransactionReceipt> ConfirmAsync(string function, TransactionHandle handle, CancellationToken cancellationToken)
    {
        KeyValuePair<string, object?> name = new("fabstir.function", function);
        try
        {
            TransactionReceipt receipt = await handle.WaitAsync(Confirmations, cancellationToken).ConfigureAwait(false);
            FabstirTelemetry.Transactions.Add(1, name);
            Log.TransactionMined(function, receipt.TransactionHash, receipt.BlockNumber);
            return receipt;
        }
        catch (EthereumException e)
        {
            FabstirTelemetry.Transactions.Add(1, name, new("error.type", e.GetType().Name));
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return Node.DisposeAsync();
    }

    private async Task CheckRevisionAsync()
    {
        // Shared by whoever waits: no single caller cancels it.
        CancellationToken cancellationToken = CancellationToken.None;
        ulong chainId = await Node.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (chainId != Deployment.ChainId)
        {
            throw new WrongChainException(Deployment.ChainId, chainId);
        }

        await new RevisionCheck(Node, Deployment).RunAsync(cancellationToken).ConfigureAwait(false);
        Log.Connected(Deployment.Name, chainId, Node.Account);
    }
}
