using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>Reads models from the registry.</summary>
internal sealed class ModelDirectory(MarketplaceConnection connection)
{
    public Task<Model?> FindAsync(ModelId id, CancellationToken cancellationToken) =>
        connection.ReadAsync(reads => ReadAsync(reads, id), cancellationToken);

    public async IAsyncEnumerable<Model> ListAsync(ModelListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AbiArray<Bytes32> ids = await connection.RunAsync(
            "models.list",
            token => connection.ReadAsync(static reads => reads.Contracts.ModelRegistry.GetAllModelsAsync(), token),
            cancellationToken).ConfigureAwait(false);
        foreach (Bytes32[] page in ids.Chunk(options.PageSize))
        {
            Model?[] models = await connection.RunAsync(
                "models.list",
                token => connection.ReadAsync(reads => Task.WhenAll(page.Select(id => ReadAsync(reads, id))), token),
                cancellationToken).ConfigureAwait(false);
            foreach (Model? model in models)
            {
                if (model is { IsApproved: true } || (model is not null && options.IncludeInactive))
                {
                    yield return model;
                }
            }
        }
    }

    /// <summary>A model; null if the registry does not know it.</summary>
    public static async Task<Model?> ReadAsync(ChainReads reads, ModelId id)
    {
        ModelRegistry registry = reads.Contracts.ModelRegistry;
        Task<ModelRegistry.Results.Models> reading = registry.ModelsAsync(id.Value);
        Task<UInt256> limit = registry.GetModelRateLimitAsync(id.Value);
        ModelRegistry.Results.Models model = await reading.ConfigureAwait(false);
        UInt256 maxTokensPerSecond = await limit.ConfigureAwait(false);
        return model.Timestamp.IsZero ? null : new Model
        {
            Id = id,
            Repository = model.HuggingfaceRepo,
            FileName = model.FileName,
            Sha256 = model.Sha256Hash,
            Tier = model.ApprovalTier <= 2 ? (ModelTier)(int)model.ApprovalTier : ModelTier.Unknown,
            IsApproved = model.Active,
            ApprovedAt = ChainTime.ToDate(model.Timestamp),
            MaxTokensPerSecond = maxTokensPerSecond,
        };
    }
}
