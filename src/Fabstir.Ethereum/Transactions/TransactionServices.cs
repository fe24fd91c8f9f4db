namespace Fabstir.Ethereum;

/// <summary>What every way of sending needs, made once for a transport. Thread-safe.</summary>
internal sealed class TransactionServices
{
    private readonly ConfirmationTracker _tracker;
    private readonly RevertReplay _replay;

    public TransactionServices(JsonRpcClient client, ChainIdentity chain, BlockWatcher watcher, JsonRpcTransportOptions options, TransportLog log)
    {
        LostTransactions lost = new(client, log);
        Client = client;
        Chain = chain;
        Gas = new GasEstimator(client, options.GasMarginPercent);
        Fees = new FeeEstimator(client);
        Nonces = new NonceSource(client, lost, options);
        Broadcaster = new Broadcaster(client, options, log);
        _tracker = new ConfirmationTracker(client, watcher, lost, options, log);
        _replay = new RevertReplay(client);
    }

    public JsonRpcClient Client { get; }

    public ChainIdentity Chain { get; }

    public GasEstimator Gas { get; }

    public FeeEstimator Fees { get; }

    public NonceSource Nonces { get; }

    public Broadcaster Broadcaster { get; }

    public TransactionHandle CreateHandle(PendingTransaction transaction) => new SentTransaction(transaction, _tracker, _replay);
}
