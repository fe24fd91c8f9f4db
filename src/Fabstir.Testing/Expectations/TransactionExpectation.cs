using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>A transaction is expected. It is mined at once and succeeds, unless the test says otherwise.</summary>
/// <remarks>
/// What <see cref="Expectation.RevertsWith"/> and its like say happens before anything is sent, as when gas is estimated; <see cref="FailsWith"/> is for what
/// happens when the transaction is mined. Set it up before the code under test runs; then it is thread-safe.
/// </remarks>
public sealed class TransactionExpectation : Expectation
{
    private readonly List<EmittedLog> _logs = [];
    private Address? _created;
    private Func<RecordedMessage, ContractError?>? _minedFailure;

    internal TransactionExpectation(MessageMatch match)
        : base(match)
    {
    }

    /// <summary>The transaction emits an event.</summary>
    /// <param name="event">The event.</param>
    /// <param name="emitter">The contract that emits it. Default: the one that the transaction goes to.</param>
    /// <returns>This expectation, for the next event.</returns>
    public TransactionExpectation Emits<TEvent>(TEvent @event, Address? emitter = null)
        where TEvent : ContractEvent, IContractEvent<TEvent>
    {
        _logs.Add(EmittedLog.Of(@event, emitter));
        return this;
    }

    /// <summary>The transaction creates a contract.</summary>
    /// <param name="contract">Its address.</param>
    public void Creates(Address contract) => _created = contract;

    /// <summary>The transaction is sent, and fails when it is mined: waiting for it throws <see cref="TransactionRevertedException"/>.</summary>
    /// <param name="error">What a replay finds out.</param>
    public void FailsWith<TError>(TError error)
        where TError : ContractError, IContractError<TError>
    {
        byte[] revertData = RevertData.Encode(error);
        _minedFailure = recorded => recorded.Message.DecodeRevert?.Invoke(revertData);
    }

    /// <summary>The transaction is sent, and fails when it is mined, and a replay does not find out why.</summary>
    public void Fails() => _minedFailure = static _ => null;

    internal TransactionHandle Send(RecordedMessage recorded, FakeChain chain)
    {
        Use(recorded);
        return _minedFailure is { } failure
            ? chain.AddFailed(recorded, failure(recorded))
            : chain.Add(recorded, _created, _logs);
    }
}
