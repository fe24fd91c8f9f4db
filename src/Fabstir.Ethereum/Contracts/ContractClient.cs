using System.ComponentModel;
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
    public static async Task<TResult> CallAsync<TFunction, TResult>(
        IContractTransport transport, Address contract, TFunction message, RevertDecoder decodeRevert, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction, TResult>
    {
        ReadOnlyMemory<byte> returnData = await CallAsync(transport, contract, message, decodeRevert, options, cancellationToken).ConfigureAwait(false);
        return returnData.IsEmpty
            ? throw new ContractNotFoundException(contract, TFunction.Signature)
            : TFunction.DecodeResult(returnData.Span);
    }

    /// <summary>Calls a function that returns nothing.</summary>
    /// <exception cref="ContractRevertedException">The contract refused the call.</exception>
    public static Task<ReadOnlyMemory<byte>> CallAsync<TFunction>(
        IContractTransport transport, Address contract, TFunction message, RevertDecoder decodeRevert, CallOptions? options, CancellationToken cancellationToken)
        where TFunction : IContractFunction<TFunction> =>
        transport.CallAsync(Encode(contract, message, Wei.Zero, decodeRevert), options, cancellationToken);

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
            DecodeRevert = decodeRevert,
        };
    }
}
