using System.Globalization;
using System.Text;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Calls and transactions that never leave the memory. A transaction is mined at once, and written to its journal like any other. Thread-safe.</summary>
internal sealed class MockTransport(MockContracts contracts, Address? account) : IContractTransport, ITypedCalls
{
    private readonly MockState _state = contracts.State;

    public Task<TResult> CallAsync<TResult>(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult((TResult)Refusable(message, () => contracts.Answer(message.Call, message.To ?? default)));
    }

    public Task<ReadOnlyMemory<byte>> CallAsync(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromException<ReadOnlyMemory<byte>>(NotInMemory.Of(message.Call));

    public async Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Address sender = account ?? throw new SignerRequiredException(message.Signature);
        SignedIntent intent = CreateIntent(message, sender, _state.TakeNonce());
        if (options?.Journal is { } journal)
        {
            await journal.SignedAsync(intent, cancellationToken).ConfigureAwait(false);
            TransactionReceipt receipt = Run(message, sender, intent.Hash);
            await journal.EndedAsync(intent, new TransactionOutcome.Mined(receipt)).ConfigureAwait(false);
            return new MockHandle(receipt);
        }

        return new MockHandle(Run(message, sender, intent.Hash));
    }

    public Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default) => Task.FromResult(_state.Chain.FindLogs(query));

    public IAsyncEnumerable<Log> SubscribeAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        _state.Chain.FollowAsync(contract, topics, options?.From.Number ?? _state.Chain.Head.Number, cancellationToken);

    /// <summary>Mines a transaction of anybody's.</summary>
    public TransactionReceipt Run(ContractMessage message, Address sender, Bytes32 hash) => Refusable(message, () =>
    {
        _state.Emitted.Clear();
        contracts.Run(message.Call, message.To ?? default, sender, message.Value);
        return _state.Chain.Mine(hash, sender, message.To, [.. _state.Emitted]);
    });

    private SignedIntent CreateIntent(ContractMessage message, Address sender, ulong nonce)
    {
        // Nothing is signed: the bytes only tell one transaction from another.
        byte[] raw = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"mock {sender} {nonce}"));
        return new SignedIntent
        {
            ChainId = _state.Deployment.ChainId,
            From = sender,
            To = message.To,
            Nonce = nonce,
            Hash = Keccak256.Hash(raw),
            Raw = Bytes.Create(raw),
            CalldataHash = Keccak256.Hash(message.Calldata.Span),
            Value = message.Value,
            GasLimit = 0,
        };
    }

    private T Refusable<T>(ContractMessage message, Func<T> action)
    {
        lock (_state.Lock)
        {
            try
            {
                return action();
            }
            catch (MockRevert e)
            {
                Bytes data = MockRevertData.Of(e.Message);
                throw new ContractRevertedException(message.To, message.Signature, data, message.DecodeRevert?.Invoke(data.AsSpan()));
            }
        }
    }
}
