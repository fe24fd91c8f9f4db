using Fabstir.Abi;
using Fabstir.Contracts;
using Models = Fabstir.Contracts.ModelRegistry.Functions;

namespace Fabstir;

/// <summary>The models that the registry in memory knows, oldest first.</summary>
internal sealed class MockModels(MockState state)
{
    public const uint Trusted = 1;
    public const uint Community = 2;
    private const uint RateLimit = 1_000;

    private static readonly ModelRegistry.Results.Models None = new()
    {
        HuggingfaceRepo = "",
        FileName = "",
        Sha256Hash = Bytes32.Zero,
        ApprovalTier = UInt256.Zero,
        Active = false,
        Timestamp = UInt256.Zero,
    };

    private readonly OrderedDictionary<Bytes32, ModelRegistry.Results.Models> _models = [];

    /// <exception cref="FabstirException">The mock mode has no answer: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public object Answer(ModelRegistry.Call call) => call switch
    {
        Models.IsModelApproved one => Knows(one.ModelId),
        Models.GetModelRateLimit => (UInt256)RateLimit,
        Models.GetAllModels => (AbiArray<Bytes32>)[.. _models.Keys],
        Models.Models one => _models.GetValueOrDefault(one.Arg0) ?? None,
        _ => throw NotInMemory.Of(call),
    };

    /// <summary>Whether a model is in the registry. None is ever taken out of use here.</summary>
    public bool Knows(Bytes32 id) => _models.ContainsKey(id);

    public void Add(ModelSpec spec, Bytes32 sha256, uint tier, UInt256 time)
    {
        _models[spec.Id.Value] = new()
        {
            HuggingfaceRepo = spec.Repository,
            FileName = spec.FileName,
            Sha256Hash = sha256,
            ApprovalTier = tier,
            Active = true,
            Timestamp = time,
        };
        state.Emit(state.Deployment.ModelRegistry, new ModelRegistry.Event.ModelAdded
        {
            ModelId = spec.Id.Value,
            HuggingfaceRepo = spec.Repository,
            FileName = spec.FileName,
            Tier = tier,
        });
    }
}
