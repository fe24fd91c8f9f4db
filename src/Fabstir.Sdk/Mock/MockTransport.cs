using System.Globalization;
using System.Text;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Calls and transactions that never leave the memory. A transaction is mined at once, and written to its journal like any other. Thread-safe.</summary>
internal sealed class MockTransport(MockState state, Address? account) : IContractTransport, ITypedCalls
{
    public Task<TResult> CallAsync<TResult>(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult((TResult)Refusable(message, () => MockCalls.Answer(state, message.Call, message.To ?? default)));
    }

    public Task<ReadOnlyMemory<byte>> CallAsync(ContractMessage message, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromException<ReadOnlyMemory<byte>>(MockCalls.NotInMemory(message.Signature));

    public async Task<TransactionHandle> SendAsync(ContractMessage message, TransactionOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Address sender = account ?? throw new SignerRequiredException(message.Signature);
        SignedIntent intent = CreateIntent(message, sender, state.TakeNonce());
        if (options?.Journal is { } journal)
        {
            await journal.SignedAsync(intent, cancellationToken).ConfigureAwait(false);
            TransactionReceipt receipt = Run(message, sender, intent.Hash);
            await journal.EndedAsync(intent, new TransactionOutcome.Mined(receipt)).ConfigureAwait(false);
            return new MockHandle(receipt);
        }

        return new MockHandle(Run(message, sender, intent.Hash));
    }

    public Task<IReadOnlyList<Log>> GetLogsAsync(LogQuery query, CancellationToken cancellationToken = default) => Task.FromResult(state.Chain.FindLogs(query));

    public IAsyncEnumerable<Log> SubscribeAsync(
        Address contract, AbiArray<AbiArray<Bytes32>> topics, SubscriptionOptions? options = null, CancellationToken cancellationToken = default) =>
        state.Chain.FollowAsync(contract, topics, options?.From.Number ?? state.Chain.Head.Number, cancellationToken);

    /// <summary>Mines a transaction of anybody's.</summary>
    public TransactionReceipt Run(ContractMessage message, Address sender, Bytes32 hash) => Refusable(message, () =>
    {
        state.Emitted.Clear();
        new MockTransactions(state).Run(message.Call, message.To ?? default, sender, message.Value);
        return state.Chain.Mine(hash, sender, message.To, [.. state.Emitted]);
    });

    private SignedIntent CreateIntent(ContractMessage message, Address sender, ulong nonce)
    {
        // Nothing is signed: the bytes only tell one transaction from another.
        byte[] raw = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"mock {sender} {nonce}"));
        return new SignedIntent
        {
            ChainId = state.Deployment.ChainId,
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
        lock (state.Lock)
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
