using Fabstir.Abi;

namespace Fabstir.Testing;

public sealed partial class FakeTransport
{
    /// <summary>Expects a call with exactly these arguments: a read, or a transaction that is simulated.</summary>
    /// <param name="message">The arguments.</param>
    /// <param name="contract">The contract. Default: any.</param>
    /// <returns>The expectation: say what the contract returns.</returns>
    public CallExpectation<TFunction, TResult> OnCall<TFunction, TResult>(IContractFunction<TFunction, TResult> message, Address? contract = null)
        where TFunction : IContractFunction<TFunction, TResult>
    {
        ArgumentNullException.ThrowIfNull(message);
        return Add(new CallExpectation<TFunction, TResult>(MessageMatch.Of((TFunction)message, contract, isTransaction: false)));
    }

    /// <summary>Expects calls of a function.</summary>
    /// <param name="condition">Which arguments. Default: any.</param>
    /// <param name="contract">The contract. Default: any.</param>
    /// <returns>The expectation: say what the contract returns.</returns>
    public CallExpectation<TFunction, TResult> OnCall<TFunction, TResult>(Func<TFunction, bool>? condition = null, Address? contract = null)
        where TFunction : IContractFunction<TFunction, TResult> =>
        Add(new CallExpectation<TFunction, TResult>(MessageMatch.Of(condition, contract, isTransaction: false)));

    /// <summary>Expects a call, with exactly these arguments, of a function that returns nothing.</summary>
    /// <param name="message">The arguments.</param>
    /// <param name="contract">The contract. Default: any.</param>
    /// <returns>The expectation: without more, the call succeeds.</returns>
    public CallExpectation OnCall<TFunction>(IContractFunction<TFunction> message, Address? contract = null)
        where TFunction : IContractFunction<TFunction>
    {
        ArgumentNullException.ThrowIfNull(message);
        return Add(new CallExpectation(MessageMatch.Of((TFunction)message, contract, isTransaction: false)));
    }

    /// <summary>Expects a transaction with exactly these arguments.</summary>
    /// <param name="message">The arguments.</param>
    /// <param name="contract">The contract. Default: any.</param>
    /// <returns>The expectation: without more, the transaction succeeds and emits nothing.</returns>
    public TransactionExpectation OnSend<TFunction>(IContractFunction<TFunction> message, Address? contract = null)
        where TFunction : IContractFunction<TFunction>
    {
        ArgumentNullException.ThrowIfNull(message);
        return Add(new TransactionExpectation(MessageMatch.Of((TFunction)message, contract, isTransaction: true)));
    }

    /// <summary>Expects transactions to a function.</summary>
    /// <param name="condition">Which arguments. Default: any.</param>
    /// <param name="contract">The contract. Default: any.</param>
    /// <returns>The expectation: without more, the transaction succeeds and emits nothing.</returns>
    public TransactionExpectation OnSend<TFunction>(Func<TFunction, bool>? condition = null, Address? contract = null)
        where TFunction : IContractFunction<TFunction> =>
        Add(new TransactionExpectation(MessageMatch.Of(condition, contract, isTransaction: true)));

    /// <summary>Expects transactions of any form: to <c>receive</c> or <c>fallback</c>, or such that create a contract.</summary>
    /// <param name="description">What is expected, for messages.</param>
    /// <param name="condition">Whether a transaction is meant.</param>
    /// <returns>The expectation: without more, the transaction succeeds and emits nothing.</returns>
    public TransactionExpectation OnSend(string description, Func<RecordedMessage, bool> condition)
    {
        ArgumentException.ThrowIfNullOrEmpty(description);
        ArgumentNullException.ThrowIfNull(condition);
        return Add(new TransactionExpectation(new MessageMatch($"transaction: {description}", one => one.IsTransaction && condition(one))));
    }

    /// <summary>A contract emits an event in a transaction of somebody else's.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="event">The event.</param>
    public void Emit<TEvent>(Address contract, TEvent @event)
        where TEvent : ContractEvent, IContractEvent<TEvent> =>
        _chain.Emit(EmittedLog.Of(@event, contract));

    /// <summary>A contract emits a log of any form: what no ABI has, or no strict encoding of what it has.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="topics">None to four topics.</param>
    /// <param name="data">The data.</param>
    public void Emit(Address contract, AbiArray<Bytes32> topics, Bytes data) => _chain.Emit(new EmittedLog(contract, topics, data));

    /// <summary>A reorganisation takes the newest blocks back: subscriptions get what was emitted in them again, marked as removed.</summary>
    /// <param name="blocks">How many, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blocks"/> is less than 1.</exception>
    public void TakeBack(int blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blocks, 1);
        _chain.TakeBack(blocks);
    }

    /// <summary>Ends all subscriptions, once they have delivered what is there: a loop over one ends.</summary>
    public void EndSubscriptions() => _chain.History.End();
}
