using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Mock;

/// <summary>The contracts in memory refuse what those on a chain do, with the same revert data: what the client would check first is sent without it.</summary>
public sealed class MockRefusalTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly Bytes32 Unknown = ModelId.Of("nobody/nothing", "file").Value;

    private readonly MockMarketplace _world = new();

    private delegate Task<TransactionHandle> Refused(FabstirContracts contracts, Bytes32 model);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Whoever_is_no_host_changes_no_registration() => CompareAsync(
        market.Devnet.ContractsOf(market.Devnet.Accounts.Client),
        _world.Account,
        static (on, model) => on.NodeRegistry.RegisterNodeAsync(Registration(model) with { Metadata = "" }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.RegisterNodeAsync(Registration(model) with { ApiUrl = "" }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.RegisterNodeAsync(Registration(model) with { MinPricePerTokenNative = Asked(227_272) }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.RegisterNodeAsync(Registration(model) with { MinPricePerTokenStable = Asked(100_000_001) }, cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.RegisterNodeAsync(Registration(Unknown), cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.StakeAsync(new() { Amount = 1 }, cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.UnregisterNodeAsync(cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.UpdateApiUrlAsync(new() { NewApiUrl = "x" }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.SetModelTokenPricingAsync(new() { ModelId = model, Token = Address.Zero, Price = Asked(227_272) }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.ClearModelTokenPricingAsync(new() { ModelId = model, Token = Address.Zero }, cancellationToken: Cancellation));

    [Fact]
    public Task A_host_keeps_to_the_bounds_of_the_registry() => CompareAsync(
        market.Host,
        _world.Host,
        static (on, model) => on.NodeRegistry.RegisterNodeAsync(Registration(model), cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.StakeAsync(new() { Amount = 0 }, cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.UpdateApiUrlAsync(new() { NewApiUrl = "" }, cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.UpdateMetadataAsync(new() { NewMetadata = "" }, cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.UpdateSupportedModelsAsync(new() { NewModelIds = [] }, cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.UpdateSupportedModelsAsync(new() { NewModelIds = [Unknown] }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.UpdateSupportedModelsAsync(new() { NewModelIds = [model, model] }, cancellationToken: Cancellation),
        static (on, _) => on.NodeRegistry.SetModelTokenPricingAsync(new() { ModelId = Unknown, Token = Address.Zero, Price = 227_273 }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.SetModelTokenPricingAsync(new() { ModelId = model, Token = Address.Zero, Price = Asked(227_272) }, cancellationToken: Cancellation),
        static (on, model) => on.NodeRegistry.SetModelTokenPricingAsync(
            new() { ModelId = model, Token = on.Deployment.Usdc, Price = Asked(100_000_001) }, cancellationToken: Cancellation),
        static (on, _) => on.HostEarnings.WithdrawAsync(new() { Amount = 0, Token = Address.Zero }, cancellationToken: Cancellation),
        static (on, _) => on.HostEarnings.WithdrawAsync(new() { Amount = 1, Token = Address.Zero }, cancellationToken: Cancellation),
        static (on, _) => on.HostEarnings.WithdrawAllAsync(new() { Token = Address.Zero }, cancellationToken: Cancellation));

    [Fact]
    public Task Models_and_fees_are_not_for_everybody() => CompareAsync(
        market.Devnet.ContractsOf(market.Devnet.Accounts.Client),
        _world.Account,
        static (on, _) => on.ModelRegistry.ProposeModelAsync(
            new() { HuggingfaceRepo = MockState.Repository, FileName = MockState.FileName, Sha256Hash = Unknown }, cancellationToken: Cancellation),
        static (on, _) => on.ModelRegistry.VoteOnProposalAsync(new() { ModelId = Unknown, Amount = 1, Support = true }, cancellationToken: Cancellation),
        static (on, _) => on.ModelRegistry.ExecuteProposalAsync(new() { ModelId = Unknown }, cancellationToken: Cancellation),
        static (on, _) => on.ModelRegistry.WithdrawVotesAsync(new() { ModelId = Unknown }, cancellationToken: Cancellation),
        static (on, _) => on.JobMarketplace.WithdrawTreasuryNativeAsync(cancellationToken: Cancellation),
        static (on, _) => on.JobMarketplace.WithdrawTreasuryTokensAsync(new() { Token = on.Deployment.Usdc }, cancellationToken: Cancellation),
        static (on, _) => on.JobMarketplace.WithdrawAllTreasuryFeesAsync(new() { Tokens = [] }, cancellationToken: Cancellation));

    [Fact]
    public Task The_treasury_withdraws_no_fees_that_are_not_there() => CompareAsync(
        market.Devnet.ContractsOf(market.Devnet.Accounts.Treasury),
        _world.Treasury,
        static (on, _) => on.JobMarketplace.WithdrawTreasuryNativeAsync(cancellationToken: Cancellation),
        static (on, _) => on.JobMarketplace.WithdrawTreasuryTokensAsync(new() { Token = on.Deployment.Usdc }, cancellationToken: Cancellation),
        static (on, _) => on.JobMarketplace.WithdrawTreasuryTokensAsync(new() { Token = Address.Zero }, cancellationToken: Cancellation));

    // One below the lowest price in native currency, or one above the highest in USDC.
    private static UInt256 Asked(ulong price) => price;

    private static NodeRegistry.Functions.RegisterNode Registration(Bytes32 model) => new()
    {
        Metadata = "{}",
        ApiUrl = "https://host.example/",
        ModelIds = [model],
        MinPricePerTokenNative = 227_273,
        MinPricePerTokenStable = 1,
    };

    private async Task CompareAsync(FabstirContracts onChain, Address account, params Refused[] calls)
    {
        FabstirContracts inMemory = new(new MockTransport(_world.Contracts, account), _world.State.Deployment);
        List<string> expected = [];
        List<string> actual = [];
        foreach (Refused call in calls)
        {
            expected.Add(Describe(await Assert.ThrowsAsync<ContractRevertedException>(() => call(onChain, market.Devnet.Model.Id))));
            actual.Add(Describe(await Assert.ThrowsAsync<ContractRevertedException>(() => call(inMemory, _world.Model.Value))));
        }

        Assert.Equal(expected, actual);
        Assert.Equal(0UL, _world.State.Chain.Head.Number);
    }

    private static string Describe(ContractRevertedException refusal) => $"{refusal.Signature} {refusal.Error} {refusal.RevertData}";
}
