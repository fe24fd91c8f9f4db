using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Sends the account's transactions: each is written down before, and each step of an operation happens once, whatever happens meanwhile. Thread-safe.</summary>
internal sealed class JournaledTransactions : IAsyncDisposable
{
    private readonly IChainNode _node;
    private readonly ulong _chainId;
    private readonly int _confirmations;
    private readonly JournalFactory _openJournal;
    private readonly ClientLog _log;
    private readonly KeyedTurns _turns = new();
    private readonly OnceSucceeded _opening;
    private PaymentLedger? _ledger;

    /// <summary>Nothing is read.</summary>
    public JournaledTransactions(IChainNode node, ulong chainId, int confirmations, JournalFactory openJournal, ClientLog log)
    {
        _node = node;
        _chainId = chainId;
        _confirmations = confirmations;
        _openJournal = openJournal;
        _log = log;
        _opening = new OnceSucceeded(OpenLedgerAsync);
    }

    /// <summary>What is remembered of the account's payments. Opened by the first call.</summary>
    /// <exception cref="ReadOnlyClientException">The client has no account.</exception>
    /// <exception cref="PaymentJournalException">The journal cannot be read, or is another's.</exception>
    public async Task<PaymentLedger> GetLedgerAsync(CancellationToken cancellationToken)
    {
        await _opening.RunAsync(cancellationToken).ConfigureAwait(false);
        return _ledger!;
    }

    /// <summary>Sends a transaction that is an operation of its own, and waits until it is confirmed. It is written down before it is sent.</summary>
    /// <param name="function">The contract's function, for telemetry: a constant.</param>
    /// <param name="send">Sends it by the contracts of the connection, with these options.</param>
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
    /// <param name="send">Sends it by the contracts of the connection, with these options.</param>
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
                await TakeUpEarlierAsync(ledger, transaction.Key, cancellationToken).ConfigureAwait(false);
                TransactionHandle handle = await TakeUpAsync(transaction, options, cancellationToken).ConfigureAwait(false);
                return await ConfirmAsync(function, handle, cancellationToken).ConfigureAwait(false);
            }
            catch (NonceConflictException)
            {
                await RequireUndoneAsync(ledger, transaction, cancellationToken).ConfigureAwait(false);

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
            TransactionReceipt receipt = await handle.WaitAsync(_confirmations, cancellationToken).ConfigureAwait(false);
            FabstirTelemetry.Transactions.Add(1, name);
            _log.TransactionMined(function, receipt.TransactionHash, receipt.BlockNumber);
            return receipt;
        }
        catch (EthereumException e)
        {
            FabstirTelemetry.Transactions.Add(1, name, new("error.type", e.GetType().Name));
            throw;
        }
    }

    public ValueTask DisposeAsync() => _ledger?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<TransactionHandle> TakeUpAsync(
        IEnumerable<PaymentRecord.Intent> transaction, TransactionOptions options, CancellationToken cancellationToken)
    {
        TransactionHandle? handle = null;
        foreach (PaymentRecord.Intent intent in transaction)
        {
            _log.Resuming(intent.Step, intent.Hash, intent.Nonce);
            handle = await _node.ResumeAsync(intent.Raw, options, cancellationToken).ConfigureAwait(false);
        }

        return handle!;
    }

    /// <summary>
    /// What a reorganisation took back with a transaction comes before it again: without its approval, and with a nonce missing before its own, it would wait or fail.
    /// </summary>
    private async Task TakeUpEarlierAsync(PaymentLedger ledger, ulong nonce, CancellationToken cancellationToken)
    {
        Stack<IReadOnlyList<PaymentRecord.Intent>> earlier = [];
        while (nonce > 0 && ledger.LiveIntents(--nonce) is { Count: > 0 } intents && !await IsInBlockAsync(ledger, intents, cancellationToken).ConfigureAwait(false))
        {
            earlier.Push(intents);
        }

        foreach (IReadOnlyList<PaymentRecord.Intent> intents in earlier)
        {
            try
            {
                StepJournal journal = new(ledger, new OperationStep(intents[0].Key, intents[0].Step));
                await TakeUpAsync(intents, new TransactionOptions { Journal = journal }, cancellationToken).ConfigureAwait(false);
            }
            catch (NonceConflictException)
            {
                // Its place is taken, so that nobody waits for it.
            }
        }
    }

    private async Task<bool> IsInBlockAsync(PaymentLedger ledger, IEnumerable<PaymentRecord.Intent> transaction, CancellationToken cancellationToken)
    {
        foreach (PaymentRecord.Mined mined in transaction.Select(ledger.FindMined).OfType<PaymentRecord.Mined>())
        {
            if (await _node.GetBlockAsync(mined.BlockNumber, cancellationToken).ConfigureAwait(false) is { } block && block.Hash == mined.BlockHash)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A node that has forgotten old receipts says of a mined transaction that somebody else has its nonce: blocks know better.</summary>
    private async Task RequireUndoneAsync(PaymentLedger ledger, IEnumerable<PaymentRecord.Intent> transaction, CancellationToken cancellationToken)
    {
        foreach (PaymentRecord.Intent intent in transaction)
        {
            if (ledger.FindMined(intent) is { Succeeded: true } mined
                && await _node.GetBlockAsync(mined.BlockNumber, cancellationToken).ConfigureAwait(false) is { } block
                && block.Hash == mined.BlockHash)
            {
                throw new FabstirException(
                    FabstirErrorCode.ConnectionFailed,
                    $"Transaction {intent.Hash} was mined in block {mined.BlockNumber}, and this node no longer has its receipt: nothing was sent again. Ask a node that keeps it.");
            }
        }
    }

    private async Task OpenLedgerAsync()
    {
        Address account = _node.Account ?? throw new ReadOnlyClientException("payments.journal");
        BlockHeader genesis = await _node.GetBlockAsync(BlockReference.Earliest, CancellationToken.None).ConfigureAwait(false)
            ?? throw new BlockNotFoundException(BlockReference.Earliest);
        PaymentRecord.Book book = new(_chainId, genesis.Hash, account);
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
}
