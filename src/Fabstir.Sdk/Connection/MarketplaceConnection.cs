using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Microsoft.Extensions.Logging;

namespace Fabstir;

/// <summary>What every facet of a client works on: the contracts, the account, and how operations are run. Thread-safe.</summary>
/// <remarks>
/// A facet wraps each public method in <see cref="RunAsync{T}"/>, reads by <see cref="ReadAsync{T}"/>, and sends by one of the <c>SendAsync</c>.
/// Nothing else of a facet talks to the chain, so that checks, exceptions and telemetry are the same everywhere.
/// </remarks>
internal sealed class MarketplaceConnection : IAsyncDisposable
{
    private readonly OnceSucceeded _checks;
    private bool _isDisposed;

    /// <summary>Nothing is asked.</summary>
    public MarketplaceConnection(IChainNode node, FabstirDeployment deployment, int confirmations, JournalFactory openJournal, TimeProvider time, ILoggerFactory loggers)
    {
        Node = node;
        Deployment = deployment;
        Time = time;
        Logger = loggers.CreateLogger("Fabstir.Sdk");
        Log = new ClientLog(Logger);
        Operations = new OperationLedger(time);
        Contracts = new FabstirContracts(node.Transport, deployment);
        Transactions = new JournaledTransactions(node, deployment.ChainId, confirmations, openJournal, Log);
        _checks = new OnceSucceeded(CheckRevisionAsync);
    }

    public IChainNode Node { get; }

    public FabstirDeployment Deployment { get; }

    public TimeProvider Time { get; }

    /// <summary>Where all of the client's lines go.</summary>
    public ILogger Logger { get; }

    public ClientLog Log { get; }

    /// <summary>How hosts are reached.</summary>
    public required IHostNetwork Network { get; init; }

    /// <summary>Signs for the account what is sent to hosts; null where nothing can be signed but transactions, or nothing at all.</summary>
    public ISigner? Signer { get; init; }

    public OperationLedger Operations { get; }

    /// <summary>What the account has signed, and how more is sent: once for each step, whatever happens.</summary>
    public JournaledTransactions Transactions { get; }

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
            return await TranslateAsync(
                operation,
                async () =>
                {
                    await CheckAsync(cancellationToken).ConfigureAwait(false);
                    return await body(cancellationToken).ConfigureAwait(false);
                }).ConfigureAwait(false);
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

    /// <summary>The same for a stream: after the checks of the chain, with exceptions of this library only.</summary>
    /// <param name="operation">Its name, for exceptions.</param>
    /// <param name="open">Begins the stream.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string operation, Func<CancellationToken, IAsyncEnumerable<T>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await TranslateAsync(operation, () => CheckAsync(cancellationToken)).ConfigureAwait(false);
        IAsyncEnumerator<T> items = open(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable disposal = items.ConfigureAwait(false);
        while (await TranslateAsync(operation, () => items.MoveNextAsync().AsTask()).ConfigureAwait(false))
        {
            yield return items.Current;
        }
    }

    /// <summary>Checks the chain now, and not at the first operation.</summary>
    public Task ConnectAsync(CancellationToken cancellationToken) => RunAsync("client.connect", static _ => Task.CompletedTask, cancellationToken);

    /// <summary>Makes reads in one request, so that all of them see one block.</summary>
    /// <param name="read">Starts all reads before it awaits the first.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<T> ReadAsync<T>(Func<ChainReads, Task<T>> read, CancellationToken cancellationToken) => Node.ReadAsync(read, cancellationToken);

    /// <summary>Sends a transaction that is an operation of its own, and waits until it is confirmed. It is written down before it is sent.</summary>
    /// <param name="function">The contract's function, for telemetry: a constant.</param>
    /// <param name="send">Sends it by <see cref="Contracts"/>, with these options.</param>
    /// <param name="cancellationToken">Cancels what comes before it is handed over, and the waiting.</param>
    public Task<TransactionReceipt> SendAsync(
        string function, Func<TransactionOptions, CancellationToken, Task<TransactionHandle>> send, CancellationToken cancellationToken) =>
        Transactions.SendAsync(function, send, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        Network.Dispose();
        await Node.DisposeAsync().ConfigureAwait(false);
        await Transactions.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        await _checks.RunAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task<T> TranslateAsync<T>(string operation, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception e) when (e is EthereumException or AbiFormatException)
        {
            throw new ChainException(operation, e);
        }
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
        Log.MarketplaceFound(Deployment.Name, chainId, Node.Account);
    }
}
