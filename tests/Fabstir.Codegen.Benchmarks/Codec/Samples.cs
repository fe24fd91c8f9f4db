using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>The values that generated code and floors encode and decode.</summary>
internal static class Samples
{
    private static readonly Address Host = Address.Parse("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    private static readonly Address Client = Address.Parse("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC");
    private static readonly Bytes32 Model = Keccak256.Hash("CohereForAI/TinyVicuna-1B-32k-GGUF/tiny-vicuna-1b.q4_k_m.gguf");

    public static ERC20.Functions.Transfer Transfer { get; } = new() { To = Host, Value = 1_000_000 };

    public static JobMarketplace.Functions.CreateSessionJobForModelWithToken CreateSession { get; } = new()
    {
        Host = Host,
        ModelId = Model,
        Token = FabstirDeployments.BaseSepolia.Usdc,
        Deposit = 1_000_000,
        PricePerToken = 5_000,
        MaxDuration = 3_600,
        ProofInterval = 100,
        ProofTimeoutWindow = 300,
    };

    public static JobMarketplace.Results.SessionJobs SessionJobs { get; } = new()
    {
        Id = 42,
        Depositor = Client,
        Host = Host,
        PaymentToken = FabstirDeployments.BaseSepolia.Usdc,
        Deposit = 1_000_000,
        PricePerToken = 5_000,
        TokensUsed = 1_234,
        MaxDuration = 3_600,
        StartTime = 1_772_000_000,
        LastProofTime = 1_772_000_600,
        ProofInterval = 100,
        ProofTimeoutWindow = 300,
        Status = Enums.JobMarketplace.SessionStatus.Completed,
        WithdrawnByHost = 5_553,
        RefundedToUser = 993_830,
        ConversationCID = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
        LastProofHash = Keccak256.Hash("proof"),
        LastProofCID = "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4",
    };

    public static JobMarketplace.Event.SessionJobCreatedForModel SessionCreated { get; } = new()
    {
        JobId = 42,
        Depositor = Client,
        Host = Host,
        ModelId = Model,
        Deposit = 1_000_000,
    };

    public static NodeRegistry.Results.GetHostModelPrices HostPrices { get; } = new()
    {
        ModelIds = [.. Enumerable.Range(0, 10).Select(static i => Keccak256.Hash($"model {i}"))],
        Prices = [.. Enumerable.Range(0, 10).Select(static i => (UInt256)(5_000 * i))],
    };

    public static Batch.Functions.Store Batch { get; } = new()
    {
        Items =
        [
            .. Enumerable.Range(0, 10).Select(static i => new Structs.Batch.Item
            {
                Owner = i % 2 == 0 ? Host : Client,
                Amount = (UInt256)(1_000_000L * i),
                Id = Keccak256.Hash($"item {i}"),
                Active = i % 3 == 0,
                Label = $"The label of item number {i}, a line of text",
            }),
        ],
    };
}
