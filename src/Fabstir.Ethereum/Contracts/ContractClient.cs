using System.ComponentModel;
using System.Runtime.CompilerServices;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What the methods of generated clients do, written once: encode, hand to the transport, decode.</summary>
/// <remarks>Immutable, and as thread-safe as its transport.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractClient
{
    private readonly IContractTransport _transport;
    private readonly RevertDecoder _decodeRevert;

    /// <summary>Binds a contract to a transport.</summary>
    /// <param name="transport">How calls and transactions reach the chain.</param>
    /// <param name="address">The contract.</param>
    /// <param name="decodeRevert">How the contract's reverts are decoded.</param>
    public ContractClient(IContractTransport transport, Address address, RevertDecoder decodeRevert)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(decodeRevert);
        _transport = transport;
        _decodeRevert = decodeRevert;
        Address = address;
    }

    /// <summary>The contract.</summary>
    public Address Address { get; }

    /// <summary>Calls a function and decodes what it returns.</summary>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    /// <exception cref="ContractNotFoundException">There is no contract at the address.</exception>
    /// <exception cref="AbiFormatException">The contract returned something else than its ABI says.</exception>
    public Task<TResult> CallAsync<TFunction, TResult>(
        IContractFunction<TFunction, TResult> message, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction, TResult> =>
        ReadAsync<TFunction, TResult>((TFunction)message, Wei.Zero, options, cancellationToken);

    /// <summary>Calls a function that returns nothing.</summary>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    public Task CallAsync<TFunction>(
        IContractFunction<TFunction> message, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        _transport.CallAsync(Encode((TFunction)message, Wei.Zero), options, cancellationToken);

    /// <summary>Runs a function as a transaction would, and decodes what it returns: nothing is sent.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it.</exception>
    /// <exception cref="ContractNotFoundException">There is no contract at the address.</exception>
    /// <exception cref="AbiFormatException">The contract returned something else than its ABI says.</exception>
    public Task<TResult> SimulateAsync<TFunction, TResult>(
        IContractFunction<TFunction, TResult> message, Wei value, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction, TResult> =>
        ReadAsync<TFunction, TResult>((TFunction)message, value, options, cancellationToken);

    /// <summary>Runs a function that returns nothing as a transaction would: nothing is sent.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it.</exception>
    public Task SimulateAsync<TFunction>(
        IContractFunction<TFunction> message, Wei value, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        _transport.CallAsync(Encode((TFunction)message, value), options, cancellationToken);

    /// <summary>Sends a transaction to a function that takes no native currency.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it. Nothing was sent.</exception>
    public Task<TransactionHandle> SendAsync<TFunction>(TFunction message, TransactionOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        SendAsync(message, Wei.Zero, options, cancellationToken);

    /// <summary>Sends a transaction to a function.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it. Nothing was sent.</exception>
    public Task<TransactionHandle> SendAsync<TFunction>(
        TFunction message, Wei value, TransactionOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        _transport.SendAsync(Encode(message, value), options, cancellationToken);

    /// <summary>Sends a transaction with calldata of any form: to <c>receive</c> or <c>fallback</c>.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it. Nothing was sent.</exception>
    public Task<TransactionHandle> SendAsync(
        string entry, Bytes calldata, Wei value, TransactionOptions? options, CancellationToken cancellationToken) =>
        _transport.SendAsync(
            new ContractMessage { To = Address, Calldata = calldata.AsMemory(), Value = value, Signature = entry, DecodeRevert = _decodeRevert },
            options,
            cancellationToken);

    /// <summary>Asks for the events that a filter lets through.</summary>
    /// <exception cref="AbiFormatException">A log has the event's topic0, but is no strict encoding of it.</exception>
    public async Task<IReadOnlyList<EventLog<TEvent>>> GetEventsAsync<TEvent>(
        IEventFilter<TEvent> filter, BlockRange blocks, CancellationToken cancellationToken)
        where TEvent : IContractEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(filter);
        LogQuery query = new() { Address = Address, Topics = filter.GetTopics(), Blocks = blocks };
        IReadOnlyList<Log> logs = await _transport.GetLogsAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. logs.Where(Matches<TEvent>).Select(log => new EventLog<TEvent>(TEvent.Decode(log.Topics.AsSpan(), log.Data.AsSpan()), log))];
    }

    /// <summary>Follows the events that a filter lets through.</summary>
    /// <returns>The events; a log that is no strict encoding of the filter's event is what <paramref name="decode"/> makes of it.</returns>
    public async IAsyncEnumerable<EventLog<TSum>> SubscribeAsync<TEvent, TSum>(
        IEventFilter<TEvent> filter, EventDecoder<TSum> decode, SubscriptionOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEvent : TSum, IContractEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(filter);
        await foreach (Log log in _transport.SubscribeAsync(Address, filter.GetTopics(), options, cancellationToken).ConfigureAwait(false))
        {
            yield return new EventLog<TSum>(Decode<TEvent, TSum>(log, decode), log);
        }
    }

    private static TSum Decode<TEvent, TSum>(Log log, EventDecoder<TSum> decode)
        where TEvent : TSum, IContractEvent<TEvent>
    {
        try
        {
            return TEvent.Decode(log.Topics.AsSpan(), log.Data.AsSpan());
        }
        catch (AbiFormatException)
        {
            // The sum says why, as one of its cases: a log that somebody crafted must not end a stream.
            return decode(log.Topics.AsSpan(), log.Data.AsSpan());
        }
    }

    private async Task<TResult> ReadAsync<TFunction, TResult>(
        TFunction message, Wei value, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction, TResult>
    {
        ContractMessage encoded = Encode(message, value);
        if (_transport is ITypedCalls typed)
        {
            return await typed.CallAsync<TResult>(encoded, options, cancellationToken).ConfigureAwait(false);
        }

        ReadOnlyMemory<byte> returnData = await _transport.CallAsync(encoded, options, cancellationToken).ConfigureAwait(false);
        return returnData.IsEmpty
            ? throw new ContractNotFoundException(Address, TFunction.Signature)
            : TFunction.DecodeResult(returnData.Span);
    }

    // A filter of a node says nothing about the number of topics: an event of another contract type may share topic0.
    private static bool Matches<TEvent>(Log log)
        where TEvent : IContractEvent<TEvent> =>
        log.Topics.Length == TEvent.TopicCount;

    private ContractMessage Encode<TFunction>(TFunction message, Wei value)
        where TFunction : IContractFunction<TFunction>
    {
        ArgumentNullException.ThrowIfNull(message);
        return new ContractMessage
        {
            To = Address,
            Calldata = Calldata.Encode(message),
            Value = value,
            Signature = TFunction.Signature,
            Call = message as ContractCall,
            DecodeRevert = _decodeRevert,
        };
    }
}
