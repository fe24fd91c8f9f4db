using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

public sealed partial class FakeTransport
{
    /// <inheritdoc/>
    /// <exception cref="UnexpectedMessageException">The call was not expected.</exception>
    public Task<ReadOnlyMemory<byte>> CallAsync(
        ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Run<ReadOnlyMemory<byte>>(
            () =>
            {
                RecordedMessage recorded = Record(new RecordedMessage(message, isTransaction: false, options, transactionOptions: null));
                ((CallExpectation)Find(recorded)).Answer(recorded);
                return default;
            },
            cancellationToken);

    Task<TResult> ITypedCalls.CallAsync<TResult>(ContractMessage message, CallOptions? options, CancellationToken cancellationToken) => Run(
        () =>
        {
            RecordedMessage recorded = Record(new RecordedMessage(message, isTransaction: false, options, transactionOptions: null));
            return Find(recorded) is ITypedAnswer<TResult> expectation
                ? expectation.Answer(recorded)
                : throw new InvalidOperationException($"The {recorded} returns {typeof(TResult)}: the test expects it as a function that returns nothing.");
        },
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="UnexpectedMessageException">The transaction was not expected.</exception>
    public Task<TransactionHandle> SendAsync(
        ContractMessage message, TransactionOptions? options = null, CancellationToken cancellationToken = default) => Run(
        () =>
        {
            RecordedMessage recorded = Record(new RecordedMessage(message, isTransaction: true, callOptions: null, options));
            return ((TransactionExpectation)Find(recorded)).Send(recorded, _chain);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Run<IReadOnlyList<Log>>(
            () =>
            {
                ulong first = NumberOf(query.Blocks.From);
                ulong last = NumberOf(query.Blocks.To);
                return
                [
                    .. _chain.History.Current.Where(
                        log => log.BlockNumber >= first && log.BlockNumber <= last && LogMatch.Is(log, query.Address, query.Topics)),
                ];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A log is reported at once, however many confirmations are asked for.</remarks>
    public IAsyncEnumerable<Log> SubscribeAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        _chain.History
            .ReadAsync(NumberOf(options?.From ?? BlockReference.Latest), cancellationToken)
            .Where(log => LogMatch.Is(log, contract, topics));

    private ulong NumberOf(BlockReference block) => block.Number
        ?? (block == BlockReference.Earliest ? 0
            : block.Hash is null ? _chain.Head
            : throw new NotSupportedException("Blocks of a fake transport are named by their number."));

    private static Task<TResult> Run<TResult>(Func<TResult> answer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<TResult>(cancellationToken);
        }

        try
        {
            return Task.FromResult(answer());
        }
        catch (Exception e)
        {
            // As with a real chain: what goes wrong comes when the task is awaited.
            return Task.FromException<TResult>(e);
        }
    }
}
