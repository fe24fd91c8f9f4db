using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What became of a transaction in a block.</summary>
/// <remarks>It holds for <see cref="BlockHash"/> only: a reorganisation can put the transaction into another block, or into none.</remarks>
public sealed record TransactionReceipt
{
    /// <summary>The transaction.</summary>
    public required Bytes32 TransactionHash { get; init; }

    /// <summary>The block that it is in.</summary>
    public required ulong BlockNumber { get; init; }

    /// <summary>The hash of that block.</summary>
    public required Bytes32 BlockHash { get; init; }

    /// <summary>Who sent it.</summary>
    public required Address From { get; init; }

    /// <summary>The contract or account that it was sent to; null when it created a contract.</summary>
    public Address? To { get; init; }

    /// <summary>The contract that it created; null when it created none.</summary>
    public Address? ContractAddress { get; init; }

    /// <summary>Whether it did what it should: false when it reverted, which also costs gas.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>How much gas it used.</summary>
    public required ulong GasUsed { get; init; }

    /// <summary>What was paid for a unit of gas, in wei. A chain's own fee, such as the L1 part on Base, comes on top.</summary>
    public required Wei EffectiveGasPrice { get; init; }

    /// <summary>What its contracts emitted, in order.</summary>
    public required AbiArray<Log> Logs { get; init; }

    /// <summary>The events of one kind that a contract emitted in this transaction.</summary>
    /// <typeparam name="TEvent">The generated event.</typeparam>
    /// <param name="emitter">The contract: logs of other addresses say nothing about it.</param>
    /// <returns>The events, in order. Logs of other events are passed over.</returns>
    /// <exception cref="AbiFormatException">A log has the event's topic0, but is no strict encoding of it.</exception>
    public IEnumerable<TEvent> GetEvents<TEvent>(Address emitter)
        where TEvent : IContractEvent<TEvent>
    {
        foreach (Log log in Logs.ToArray())
        {
            bool matches = log.Topics.Length == TEvent.TopicCount && (TEvent.Topic0 is not { } topic0 || log.Topics[0] == topic0);
            if (log.Address == emitter && matches)
            {
                yield return TEvent.Decode(log.Topics.AsSpan(), log.Data.AsSpan());
            }
        }
    }
}
