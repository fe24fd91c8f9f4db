using Fabstir.Abi;

namespace Fabstir.Testing;

/// <summary>What a contract emits, before it is in a block; without an emitter, the contract that the transaction goes to.</summary>
internal sealed record EmittedLog(Address? Emitter, AbiArray<Bytes32> Topics, Bytes Data)
{
    public static EmittedLog Of<TEvent>(TEvent @event, Address? emitter)
        where TEvent : IContractEvent<TEvent> =>
        new(emitter, LogData.GetTopics(@event), Bytes.Create(LogData.Encode(@event)));
}
