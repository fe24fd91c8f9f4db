using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir.Development;

/// <summary>Gives an empty marketplace somebody to do business with: a model, a host that serves it, and a client with money.</summary>
internal static class Seeder
{
    private static readonly UInt256 Stake = BaseUnits.FromDecimal(1_000, decimals: 18);

    public static async Task<DevnetModel> SeedAsync(
        IContractTransport owner, IContractTransport host, DevnetAccounts accounts, FabstirDeployment deployment, DevnetOptions options, CancellationToken cancellationToken)
    {
        DevnetModel model = DevnetModel.Create("CohereForAI/TinyVicuna-1B-32k-GGUF", "tiny-vicuna-1b.q4_k_m.gguf");
        FabstirContracts byOwner = new(owner, deployment);
        TransactionSequence sequence = new();
        await sequence.AddAsync(new DevnetToken(owner, deployment.Usdc).MintAsync(
            new() { To = accounts.Client.Address, Amount = options.ClientUsdc }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(new DevnetToken(owner, deployment.Fab).MintAsync(
            new() { To = accounts.Host.Address, Amount = Stake }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(byOwner.ModelRegistry.AddTrustedModelAsync(
            new() { HuggingfaceRepo = model.Repository, FileName = model.FileName, Sha256Hash = Keccak256.Hash(model.FileName) }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.WaitAsync(cancellationToken).ConfigureAwait(false);

        await RegisterHostAsync(new FabstirContracts(host, deployment), model, options, cancellationToken).ConfigureAwait(false);
        return model;
    }

    /// <summary>Says that the host is reached elsewhere.</summary>
    public static async Task MoveHostAsync(FabstirContracts host, Uri url, CancellationToken cancellationToken)
    {
        TransactionHandle moving = await host.NodeRegistry.UpdateApiUrlAsync(
            new() { NewApiUrl = url.ToString() }, cancellationToken: cancellationToken).ConfigureAwait(false);
        await moving.WaitAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static async Task RegisterHostAsync(FabstirContracts contracts, DevnetModel model, DevnetOptions options, CancellationToken cancellationToken)
    {
        TransactionSequence sequence = new();
        await sequence.AddAsync(contracts.Fab.ApproveAsync(
            new() { Spender = contracts.Deployment.NodeRegistry, Value = Stake }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.WaitAsync(cancellationToken).ConfigureAwait(false);
        await sequence.AddAsync(contracts.NodeRegistry.RegisterNodeAsync(
            new()
            {
                Metadata = """{"hardware":{"gpu":"none","vram":0,"ram":8},"capabilities":["inference","streaming"],"location":"localhost","maxConcurrent":4}""",
                ApiUrl = options.HostUrl.ToString(),
                ModelIds = [model.Id],
                MinPricePerTokenNative = options.HostPriceNative,
                MinPricePerTokenStable = options.HostPriceUsdc,
            },
            cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.WaitAsync(cancellationToken).ConfigureAwait(false);
        await sequence.AddAsync(contracts.NodeRegistry.SetModelTokenPricingAsync(
            new() { ModelId = model.Id, Token = contracts.Deployment.Usdc, Price = options.HostPriceUsdc }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.AddAsync(contracts.NodeRegistry.SetModelTokenPricingAsync(
            new() { ModelId = model.Id, Token = Address.Zero, Price = options.HostPriceNative }, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await sequence.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}
