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
    private readonly KeyedTurns _turns = new();
    private readonly JournalFactory _openJournal;
    private readonly OnceSucceeded _checks;
    private readonly OnceSucceeded _ledgerOpening;
    private PaymentLedger? _ledger;
    private bool _isDisposed;

    /// <summary>Nothing is asked.</summary>
    public MarketplaceConnection(IChainNode node, FabstirDeployment deployment, int confirmations, JournalFactory openJournal, TimeProvider time, ILoggerFactory loggers)
    {
        Node = node;
        Deployment = deployment;
        Confirmations = confirmations;
        Time = time;
        Log = new ClientLog(loggers.CreateLogger("Fabstir.Sdk"));
        Operations = new OperationLedger(time);
        Contracts = new FabstirContracts(node.Transport, deployment);
        _openJournal = openJournal;
        _checks = new OnceSucceeded(CheckRevisionAsync);
        _ledgerOpening = new OnceSucceeded(OpenLedgerAsync);
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

    /// <summary>What is remembered of the account's payments. Opened by the first call.</summary>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="PaymentJournalException">The journal cannot be read, or is another's.</exception>
    public async Task<PaymentLedger> GetLedgerAsync(CancellationToken cancellationToken)
    {
        await _ledgerOpening.RunAsync(cancellationToken).ConfigureAwait(false);
        return _ledger!;
    }

    /// <summary>Sends a transaction that is an operation of its own, and waits until it is confirmed. It is written down before it is sent.</summary>
    /// <param name="function">The contract's function, for telemetry: a constant.</param>
    /// <param name="send">Sends it by <see cref="Contracts"/>, with these options.</param>
    /// <param name="cancellationToken">Cancels what comes before it is handed over, and the waiting.</param>
    public async Task<TransactionReceipt> SendAsync(
        string function, Func<TransactionOptions, CancellationToken, Task<TransactionHandle>> send, CancellationToken cancellationToken)
    {
        OperationStep step = await BeginAsync(function, PaymentStep.Other, cancellationToken).ConfigureAwait(false);
        return await SendAsync(step, function, send, handedOver: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins an operation that the caller gave no key.</summary>
    public async Task<OperationStep> BeginAsync(string function, PaymentStep step, CancellationToken cancellationToken)
    {
        string key = OperationStep.CreateKey(function);
        PaymentLedger ledger = await GetLedgerAsync(cancellationToken).ConfigureAwait(false);
        await ledger.AppendAsync(new PaymentRecord.Started(key, Bytes32.Zero, Address.Zero, UInt256.Zero), cancellationToken).ConfigureAwait(false);
        return new OperationStep(key, step);
    }

    /// <summary>Runs an operation once for its key: whoever comes with the same key meanwhile waits, and then finds what the first one left.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="check">Throws what keeps it from beginning; not called for an operation that has begun before.</param>
    /// <param name="body">Does the steps of it that are not done yet.</param>
    /// <param name="cancellationToken">Is passed on.</param>
    /// <exception cref="OperationConflictException">The key stands for something else.</exception>
    public Task<T> RunOnceAsync<T>(
        OperationRequest request, Func<CancellationToken, Task> check, Func<string, CancellationToken, Task<T>> body, CancellationToken cancellationToken)
    {
        string key = request.Key is null ? OperationStep.CreateKey(request.Function) : OperationStep.Check(request.Key);
        return _turns.RunAsync(key, RunAsync, cancellationToken);

        async Task<T> RunAsync()
        {
            PaymentLedger ledger = await GetLedgerAsync(cancellationToken).ConfigureAwait(false);
            if (ledger.Find(key) is not { } known)
            {
                await check(cancellationToken).ConfigureAwait(false);
                await ledger.AppendAsync(new PaymentRecord.Started(key, request.Fingerprint, request.Token, request.Amount), cancellationToken).ConfigureAwait(false);
            }
            else if (known.Fingerprint != request.Fingerprint)
            {
                throw new OperationConflictException(key);
            }
            else if (known.Intents.Count == 0)
            {
                // Begun, and nothing signed: the chain may have changed since.
                await check(cancellationToken).ConfigureAwait(false);
            }

            return await body(key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sends the transaction of a step, or takes up the one that was signed for it before, and waits until it is confirmed. However often it is called with
    /// the same step, the step happens once.
    /// </summary>
    /// <param name="step">The step of an operation that was begun.</param>
    /// <param name="function">The contract's function, for telemetry: a constant.</param>
    /// <param name="send">Sends it by <see cref="Contracts"/>, with these options.</param>
    /// <param name="handedOver">Is called as soon as a node has it, before it is confirmed.</param>
    /// <param name="cancellationToken">Cancels what comes before it is handed over, and the waiting.</param>
    public async Task<TransactionReceipt> SendAsync(
        OperationStep step,
        string function,
        Func<TransactionOptions, CancellationToken, Task<TransactionHandle>> send,
        Action? handedOver,
        CancellationToken cancellationToken)
    {
        PaymentLedger ledger = await GetLedgerAsync(cancellationToken).ConfigureAwait(false);
        if (await ResumeAsync(step, function, cancellationToken).ConfigureAwait(false) is { } receipt)
        {
            return receipt;
        }

        TransactionHandle handle = await send(new TransactionOptions { Journal = new StepJournal(ledger, step) }, cancellationToken).ConfigureAwait(false);
        handedOver?.Invoke();
        return await ConfirmAsync(function, handle, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes up the transaction that was signed for a step before, and waits until it is confirmed.</summary>
    /// <returns>The receipt; null when there is none that can be mined, so that the step is still to be done.</returns>
    public async Task<TransactionReceipt?> ResumeAsync(OperationStep step, string function, CancellationToken cancellationToken)
    {
        PaymentLedger ledger = await GetLedgerAsync(cancellationToken).ConfigureAwait(false);
        TransactionOptions options = new() { Journal = new StepJournal(ledger, step) };
        foreach (IGrouping<ulong, PaymentRecord.Intent> transaction in ledger.LiveIntents(step.Key, step.Step).GroupBy(static intent => intent.Nonce))
        {
            try
            {
                TransactionHandle handle = await TakeUpAsync(transaction, options, cancellationToken).ConfigureAwait(false);
                return await ConfirmAsync(function, handle, cancellationToken).ConfigureAwait(false);
            }
            catch (NonceConflictException)
            {
                // None of them can be mined any more: the step is still to be done.
                foreach (PaymentRecord.Intent intent in transaction)
                {
                    await ledger.AppendAsync(new PaymentRecord.Void(intent.Hash), cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return null;
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

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await Node.DisposeAsync().ConfigureAwait(false);
        if (_ledger is not null)
        {
            await _ledger.DisposeAsync().ConfigureAwait(false);
        }
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

    private async Task<TransactionHandle> TakeUpAsync(
        IEnumerable<PaymentRecord.Intent> transaction, TransactionOptions options, CancellationToken cancellationToken)
    {
        TransactionHandle? handle = null;
        foreach (PaymentRecord.Intent intent in transaction)
        {
            Log.Resuming(intent.Step, intent.Hash, intent.Nonce);
            handle = await Node.ResumeAsync(intent.Raw, options, cancellationToken).ConfigureAwait(false);
        }

        return handle!;
    }

    private async Task OpenLedgerAsync()
    {
        Address account = AccountFor("payments.journal");
        BlockHeader genesis = await Node.GetBlockAsync(BlockReference.Earliest, CancellationToken.None).ConfigureAwait(false)
            ?? throw new BlockNotFoundException(BlockReference.Earliest);
        PaymentRecord.Book book = new(Deployment.ChainId, genesis.Hash, account);
        (IPaymentJournal journal, bool isOwned) = _openJournal(book);
        try
        {
            _ledger = await PaymentLedger.OpenAsync(journal, isOwned, book, CancellationToken.None).ConfigureAwait(false);
        }
        catch when (isOwned)
        {
            await journal.DisposeAsync().ConfigureAwait(false);
            throw;
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
        Log.Connected(Deployment.Name, chainId, Node.Account);
    }
}
