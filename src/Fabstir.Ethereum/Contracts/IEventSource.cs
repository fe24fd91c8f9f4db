using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What every generated client of a contract with events can be asked.</summary>
/// <typeparam name="TEvents">The closed sum of the contract's events.</typeparam>
public interface IEventSource<TEvents>
    where TEvents : ContractEvent
{
    /// <summary>Asks for events of the contract.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="filter">Which of them, by their indexed arguments: one of the client's <c>Filters</c>.</param>
    /// <param name="blocks">The blocks that are searched, in as many requests as the node's limits demand.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The events in the order of the chain.</returns>
    /// <exception cref="AbiFormatException">A log has the event's topics, but is no strict encoding of it.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused the request.</exception>
    Task<IReadOnlyList<EventLog<TEvent>>> GetEventsAsync<TEvent>(
        IEventFilter<TEvent> filter, BlockRange blocks, CancellationToken cancellationToken = default)
        where TEvent : TEvents, IContractEvent<TEvent>;

    /// <summary>Follows events of the contract: those that are there from a block on, and then each as its block comes.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="filter">Which of them, by their indexed arguments: one of the client's <c>Filters</c>.</param>
    /// <param name="options">The first block, and how sure an event has to be; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the stream with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>
    /// The events, each once, and again as removed when a reorganisation takes it back. A log that is no strict encoding of the event is the
    /// <c>Unknown</c> of the sum.
    /// </returns>
    /// <exception cref="BlockNotFoundException">The node does not have the block to begin with.</exception>
    /// <exception cref="ReorganisationTooDeepException">A reorganisation took back more than is remembered.</exception>
    /// <exception cref="EthereumException">The node could not be reached, or refused to answer, for too long.</exception>
    IAsyncEnumerable<EventLog<TEvents>> SubscribeAsync<TEvent>(
        IEventFilter<TEvent> filter, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
        where TEvent : TEvents, IContractEvent<TEvent>;
}
