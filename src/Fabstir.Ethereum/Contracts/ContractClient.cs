using System.ComponentModel;
using System.Runtime.CompilerServices;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What the methods of generated clients do, written once: encode, hand to the transport, decode.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContractClient
{
    /// <summary>Calls a function and decodes what it returns.</summary>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    /// <exception cref="ContractNotFoundException">There is no contract at the address.</exception>
    /// <exception cref="AbiFormatException">The contract returned something else than its ABI says.</exception>
    public static Task<TResult> CallAsync<TFunction, TResult>(
        IContractTransport transport, Address contract, TFunction message, RevertDecoder decodeRevert, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction, TResult> =>
        ReadAsync<TFunction, TResult>(transport, contract, message, Wei.Zero, decodeRevert, options, cancellationToken);

    /// <summary>Calls a function that returns nothing.</summary>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    public static Task<ReadOnlyMemory<byte>> CallAsync<TFunction>(
        IContractTransport transport, Address contract, TFunction message, RevertDecoder decodeRevert, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        transport.CallAsync(Encode(contract, message, Wei.Zero, decodeRevert), options, cancellationToken);

    /// <summary>Runs a function as a transaction would, and decodes what it returns: nothing is sent.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it.</exception>
    /// <exception cref="ContractNotFoundException">There is no contract at the address.</exception>
    /// <exception cref="AbiFormatException">The contract returned something else than its ABI says.</exception>
    public static Task<TResult> SimulateAsync<TFunction, TResult>(
        IContractTransport transport, Address contract, IContractFunction<TFunction, TResult> message, Wei value, RevertDecoder decodeRevert, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction, TResult> =>
        ReadAsync<TFunction, TResult>(transport, contract, (TFunction)message, value, decodeRevert, options, cancellationToken);

    /// <summary>Runs a function that returns nothing as a transaction would: nothing is sent.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it.</exception>
    public static Task SimulateAsync<TFunction>(
        IContractTransport transport, Address contract, IContractFunction<TFunction> message, Wei value, RevertDecoder decodeRevert, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        transport.CallAsync(Encode(contract, (TFunction)message, value, decodeRevert), options, cancellationToken);

    /// <summary>Sends a transaction to a function.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it. Nothing was sent.</exception>
    public static Task<TransactionHandle> SendAsync<TFunction>(
        IContractTransport transport, Address contract, TFunction message, Wei value, RevertDecoder decodeRevert, TransactionOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        transport.SendAsync(Encode(contract, message, value, decodeRevert), options, cancellationToken);

    /// <summary>Sends a transaction with calldata of any form: to <c>receive</c> or <c>fallback</c>.</summary>
    /// <exception cref="ContractRevertedException">The contract would refuse it. Nothing was sent.</exception>
    public static Task<TransactionHandle> SendAsync(
        IContractTransport transport, Address contract, string entry, Bytes calldata, Wei value, RevertDecoder decodeRevert, TransactionOptions? options, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new ContractMessage { To = contract, Calldata = calldata.AsMemory(), Value = value, Signature = entry, DecodeRevert = decodeRevert },
            options,
            cancellationToken);

    /// <summary>Asks for the events that a filter lets through.</summary>
    /// <exception cref="AbiFormatException">A log has the event's topic0, but is no strict encoding of it.</exception>
    public static async Task<IReadOnlyList<EventLog<TEvent>>> GetEventsAsync<TEvent>(
        IContractTransport transport, Address contract, IEventFilter<TEvent> filter, BlockRange blocks, CancellationToken cancellationToken)
        where TEvent : IContractEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(filter);
        LogQuery query = new() { Address = contract, Topics = filter.GetTopics(), Blocks = blocks };
        IReadOnlyList<Log> logs = await transport.GetLogsAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. logs.Where(Matches<TEvent>).Select(log => new EventLog<TEvent>(TEvent.Decode(log.Topics.AsSpan(), log.Data.AsSpan()), log))];
    }

    /// <summary>Follows the events that a filter lets through.</summary>
    /// <returns>The events; a log that is no strict encoding of the filter's event is what <paramref name="decode"/> makes of it.</returns>
    public static async IAsyncEnumerable<EventLog<TSum>> SubscribeAsync<TEvent, TSum>(
        IContractTransport transport, Address contract, IEventFilter<TEvent> filter, EventDecoder<TSum> decode, SubscriptionOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEvent : TSum, IContractEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(filter);
        await foreach (Log log in transport.SubscribeAsync(contract, filter.GetTopics(), options, cancellationToken).ConfigureAwait(false))
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

    private static async Task<TResult> ReadAsync<TFunction, TResult>(
        IContractTransport transport, Address contract, TFunction message, Wei value, RevertDecoder decodeRevert, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction, TResult>
    {
        ContractMessage encoded = Encode(contract, message, value, decodeRevert);
        if (transport is ITypedCalls typed)
        {
            return await typed.CallAsync<TResult>(encoded, options, cancellationToken).ConfigureAwait(false);
        }

        ReadOnlyMemory<byte> returnData = await transport.CallAsync(encoded, options, cancellationToken).ConfigureAwait(false);
        return returnData.IsEmpty
            ? throw new ContractNotFoundException(contract, TFunction.Signature)
            : TFunction.DecodeResult(returnData.Span);
    }

    // A filter of a node says nothing about the number of topics: an event of another contract type may share topic0.
    private static bool Matches<TEvent>(Log log)
        where TEvent : IContractEvent<TEvent> =>
        log.Topics.Length == TEvent.TopicCount;

    private static ContractMessage Encode<TFunction>(Address contract, TFunction message, Wei value, RevertDecoder decodeRevert)
        where TFunction : IContractFunction<TFunction>
    {
        ArgumentNullException.ThrowIfNull(message);
        return new ContractMessage
        {
            To = contract,
            Calldata = Calldata.Encode(message),
            Value = value,
            Signature = TFunction.Signature,
            Call = message as ContractCall,
            DecodeRevert = decodeRevert,
        };
    }
}
