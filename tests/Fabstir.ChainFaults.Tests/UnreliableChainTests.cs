using Fabstir.ChainFaults.Scenarios;

namespace Fabstir.ChainFaults.Tests;

/// <summary>Chains that go back, and chains that hang.</summary>
public sealed class UnreliableChainTests
{
    [Fact]
    public Task Reorganisations_cost_nothing() => SmallTrial.AssertNothingIsLostAsync(new Reorganisations(), runs: 1);

    [Fact]
    public Task A_chain_that_hangs_for_a_while_costs_nothing() => SmallTrial.AssertNothingIsLostAsync(new FrozenChain(), runs: 2);
}
