namespace Fabstir.Abi;

/// <summary>Which logs of an event to ask a node for, by its indexed arguments.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IEventFilter<TEvent>
    where TEvent : IContractEvent<TEvent>
{
    /// <summary>The topics as a node takes them: at each place those that are accepted, none where all are.</summary>
    /// <returns>At most four places.</returns>
    AbiArray<AbiArray<Bytes32>> GetTopics();
}
