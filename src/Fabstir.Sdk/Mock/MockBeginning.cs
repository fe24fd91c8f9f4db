using Fabstir.Abi;

namespace Fabstir;

/// <summary>What a marketplace in memory has before anything happens: one model, and one host that serves it.</summary>
internal static class MockBeginning
{
    public static void Fill(MockContracts contracts)
    {
        MockState state = contracts.State;
        contracts.Models.Add(
            new ModelSpec(MockState.Repository, MockState.FileName),
            Keccak256.Hash(MockState.FileName),
            MockModels.Trusted,
            (ulong)state.Options.Start.ToUnixTimeSeconds());
        contracts.Hosts.Add(new MockHost
        {
            Account = MockState.Host,
            ApiUrl = "http://127.0.0.1:8080",
            Metadata = """{"hardware":{"gpu":"none","vram":0,"ram":8},"capabilities":["inference","streaming"],"location":"memory","maxConcurrent":4}""",
            Models = [MockState.Model.Value],
            Stake = MockHosts.MinStake,
            MinNative = MockPrices.MinNative,
            MinStable = MockPrices.MinStable,
        });
        contracts.Fab.Mint(state.Deployment.NodeRegistry, MockHosts.MinStake);
        contracts.Hosts.Prices.Set(MockState.Host, MockState.Model.Value, state.Deployment.Usdc, state.Options.UsdcPrice.BaseUnits);
        contracts.Hosts.Prices.Set(MockState.Host, MockState.Model.Value, Address.Zero, state.Options.NativePrice.BaseUnits);
    }
}
