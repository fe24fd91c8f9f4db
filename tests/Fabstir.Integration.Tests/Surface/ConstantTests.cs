using Fabstir.Abi;
using Fabstir.Contracts;
using Integration.Tests.Support;

namespace Integration.Tests.Surface;

/// <summary>What the chain answers against what is written about the deployed contracts: expected numbers are copied from there by hand.</summary>
public sealed class ConstantTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FabstirContracts Contracts => market.Devnet.Contracts;

    /// <summary>Source: constants of JobMarketplaceWithModelsUpgradeable; "BREAKING_CHANGES" of December 2025 for the precision.</summary>
    [Fact]
    public async Task Prices_are_for_1000_tokens_and_within_their_ranges()
    {
        NodeRegistry registry = Contracts.NodeRegistry;

        Assert.Equal((UInt256)1_000, await Contracts.JobMarketplace.PricePrecisionAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)1_000, await registry.PricePrecisionAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)1, await registry.MinPricePerTokenStableAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)100_000_000, await registry.MaxPricePerTokenStableAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)227_273, await registry.MinPricePerTokenNativeAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)22_727_272_727_273_000, await registry.MaxPricePerTokenNativeAsync(cancellationToken: Cancellation));
    }

    /// <summary>Source: constants of JobMarketplaceWithModelsUpgradeable: 0.0001 ether, 0.50 USDC, 1,000,000 USDC.</summary>
    [Fact]
    public async Task Deposits_have_limits()
    {
        JobMarketplace marketplace = Contracts.JobMarketplace;

        Assert.Equal((UInt256)100_000_000_000_000, await marketplace.MinDepositAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)500_000, await marketplace.UsdcMinDepositAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)500_000, await marketplace.TokenMinDepositsAsync(market.Usdc, cancellationToken: Cancellation));
        Assert.Equal((UInt256)1_000_000_000_000, await marketplace.UsdcMaxDepositAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)1_000_000_000_000, await marketplace.TokenMaxDepositsAsync(market.Usdc, cancellationToken: Cancellation));
        Assert.Equal(market.Usdc, await marketplace.UsdcAddressAsync(cancellationToken: Cancellation));
        Assert.True(await marketplace.AcceptedTokensAsync(market.Usdc, cancellationToken: Cancellation));
        Assert.False(await marketplace.AcceptedTokensAsync(market.Devnet.Deployment.Fab, cancellationToken: Cancellation));
    }

    /// <summary>Source: client-abis/CHANGELOG of 2026-02-26 for the windows and the fee for leaving early; the deployments' 10 % and 30 s.</summary>
    [Fact]
    public async Task Proofs_windows_and_fees()
    {
        JobMarketplace marketplace = Contracts.JobMarketplace;

        Assert.Equal((UInt256)100, await marketplace.MinProvenTokensAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)60, await marketplace.MinProofTimeoutAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)3_600, await marketplace.MaxProofTimeoutAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)300, await marketplace.DefaultProofTimeoutAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)30, await marketplace.DisputeWindowAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)1_000, await marketplace.FeeBasisPointsAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)1_000, await marketplace.MinTokensFeeAsync(cancellationToken: Cancellation));
    }

    /// <summary>Source: NodeRegistryWithModelsUpgradeable: 1,000 FAB, at most half, 24 hours, out below 100 FAB.</summary>
    [Fact]
    public async Task Stakes_and_slashing()
    {
        NodeRegistry registry = Contracts.NodeRegistry;

        Assert.Equal(UInt256.Parse("1000000000000000000000"), await registry.MinStakeAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)50, await registry.MaxSlashPercentageAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)86_400, await registry.SlashCooldownAsync(cancellationToken: Cancellation));
        Assert.Equal(UInt256.Parse("100000000000000000000"), await registry.MinStakeAfterSlashAsync(cancellationToken: Cancellation));
    }

    /// <summary>Source: ModelRegistryUpgradeable: 100 FAB, 3 days, 100,000 FAB; 10,000 FAB in the last 4 hours for a day more, thrice; 30 days.</summary>
    [Fact]
    public async Task Votes_about_models()
    {
        ModelRegistry registry = Contracts.ModelRegistry;

        Assert.Equal(UInt256.Parse("100000000000000000000"), await registry.ProposalFeeAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)259_200, await registry.ProposalDurationAsync(cancellationToken: Cancellation));
        Assert.Equal(UInt256.Parse("100000000000000000000000"), await registry.ApprovalThresholdAsync(cancellationToken: Cancellation));
        Assert.Equal(UInt256.Parse("10000000000000000000000"), await registry.ExtensionThresholdAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)14_400, await registry.ExtensionWindowAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)86_400, await registry.ExtensionDurationAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)3, await registry.MaxExtensionsAsync(cancellationToken: Cancellation));
        Assert.Equal((UInt256)2_592_000, await registry.ReproposalCooldownAsync(cancellationToken: Cancellation));
    }

    /// <summary>Source: the published ids of the three models that are approved on Base Sepolia.</summary>
    [Theory]
    [InlineData("CohereForAI/TinyVicuna-1B-32k-GGUF", "tiny-vicuna-1b.q4_k_m.gguf", "0x0b75a2061e70e736924a30c0a327db7ab719402129f76f631adbd7b7a5a5bced")]
    [InlineData("TheBloke/TinyLlama-1.1B-Chat-v1.0-GGUF", "tinyllama-1b.Q4_K_M.gguf", "0x14843424179fbcb9aeb7fd446fa97143300609757bd49ffb3ec7fb2f75aed1ca")]
    [InlineData("bartowski/openai_gpt-oss-20b-GGUF", "openai_gpt-oss-20b-MXFP4.gguf", "0x7583557c14f71d2bf21d48ffb7cde9329f9494090869d2d311ea481b26e7e06c")]
    public async Task Models_have_the_ids_that_are_published(string repository, string fileName, string id) => Assert.Equal(
        Bytes32.Parse(id), await Contracts.ModelRegistry.GetModelIdAsync(repository, fileName, cancellationToken: Cancellation));

    /// <summary>Source: USDC and FAB on Base Sepolia.</summary>
    [Fact]
    public async Task Tokens_have_their_decimals()
    {
        Assert.Equal(6, await Contracts.Usdc.DecimalsAsync(cancellationToken: Cancellation));
        Assert.Equal(18, await Contracts.Fab.DecimalsAsync(cancellationToken: Cancellation));
    }
}
