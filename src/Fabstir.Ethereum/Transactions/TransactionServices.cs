namespace Fabstir.Ethereum;

/// <summary>What every way of sending needs, made once for a transport. Thread-safe.</summary>
internal sealed class TransactionServices
{
    private readonly ConfirmationTracker _tracker;
    private readonly Replacer? _replacer;
    private readonly RevertReplay _replay;

    public TransactionServices(
        JsonRpcClient client, ChainProgress progress, BlockWatcher watcher, AttemptSigner? signer, JsonRpcTransportOptions options, TransportLog log)
    {
        LostTransactions lost = new(client, log);
        JournalReporter journals = new(log);
        NonceTaker taker = new(client);
        Client = client;
        Gas = new GasEstimator(progress, options.GasMarginPercent);
        Fees = new FeeEstimator(client, progress, options.MaxFeePerGas);
        Funds = new FundsCheck(client, progress, new DataFeeOracle(client));
        Nonces = new NonceSource(client, lost, options);
        Broadcaster = new Broadcaster(client, taker, journals, options, log);
        _replacer = signer is null ? null : new Replacer(signer, client, Fees, Gas, options, log);
        StuckTransactions stuck = new(client, lost, _replacer);
        _tracker = new ConfirmationTracker(new ReceiptSearch(client), watcher, progress, stuck, taker, journals, options, log);
        _replay = new RevertReplay(client);
    }

    public JsonRpcClient Client { get; }

    public GasEstimator Gas { get; }

    public FeeEstimator Fees { get; }

    public FundsCheck Funds { get; }

    public NonceSource Nonces { get; }

    public Broadcaster Broadcaster { get; }

    /// <summary>A handle of a transaction that a node has; from now on it is followed if it has a journal.</summary>
    public TransactionHandle CreateHandle(PendingTransaction transaction)
    {
        _tracker.FollowForJournal(transaction);
        return new SentTransaction(transaction, _tracker, _replacer, _replay);
    }
}
