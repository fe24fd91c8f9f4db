using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The contracts in memory: each answers and does what is its own. Whoever calls them holds <see cref="MockState.Lock"/>.</summary>
internal sealed class MockContracts
{
    private readonly MockEarnings _earnings;
    private readonly MockTreasury _treasury;
    private readonly MockSessions _sessions;

    public MockContracts(MockState state)
    {
        State = state;
        Fab = new MockFab(state);
        Models = new MockModels(state);
        Voting = new MockVoting(state, Fab, Models);
        Hosts = new MockHosts(state, Fab, Models);
        _earnings = new MockEarnings(state);
        _treasury = new MockTreasury(state);
        _sessions = new MockSessions(state);
    }

    public MockState State { get; }

    public MockFab Fab { get; }

    public MockModels Models { get; }

    public MockVoting Voting { get; }

    public MockHosts Hosts { get; }

    /// <exception cref="MockRevert">The contract refuses.</exception>
    /// <exception cref="FabstirException">The mock mode has no answer: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public object Answer(ContractCall? call, Address contract) => call switch
    {
        ERC20.Functions.BalanceOf one => State.Money.Wallet(one.Account, contract),
        ERC20.Functions.Allowance one => State.Money.Allowance(one.Owner, contract, one.Spender),
        JobMarketplace.Call one => MockCalls.Answer(State, one),
        NodeRegistry.Call one => Hosts.Answer(one),
        ModelRegistry.Call one => Voting.Answer(one),
        HostEarnings.Call one => _earnings.Answer(one),
        _ => throw NotInMemory.Of(call),
    };

    /// <exception cref="MockRevert">The contract refuses; nothing was changed.</exception>
    /// <exception cref="FabstirException">The mock mode does not know the function: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public void Run(ContractCall? call, Address contract, Address sender, Wei value)
    {
        switch (call)
        {
            case ERC20.Functions.Approve one:
                State.Money.Approve(sender, contract, one.Spender, one.Value);
                break;
            case JobMarketplace.Functions.WithdrawTreasuryNative or JobMarketplace.Functions.WithdrawTreasuryTokens or JobMarketplace.Functions.WithdrawAllTreasuryFees:
                _treasury.Run((JobMarketplace.Call)call, sender);
                break;
            case JobMarketplace.Call one:
                new MockTransactions(State, _sessions).Run(one, sender, value);
                break;
            case NodeRegistry.Call one:
                Hosts.Run(one, sender);
                break;
            case ModelRegistry.Call one:
                Voting.Run(one, sender);
                break;
            case HostEarnings.Call one:
                _earnings.Run(one, sender);
                break;
            default:
                throw NotInMemory.Of(call);
        }
    }
}
