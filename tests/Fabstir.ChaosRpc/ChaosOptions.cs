namespace Fabstir.Chaos;

/// <summary>How a provider behaves.</summary>
public sealed record ChaosOptions
{
    /// <summary>Which faults strike. Default: none.</summary>
    public IReadOnlySet<ChaosFault> Faults { get; init; } = new HashSet<ChaosFault>();

    /// <summary>What the dice are made of: the same seed and the same requests meet the same faults.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How often a fault strikes that does not strike always: 0 to 1.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>How many blocks a node may be behind.</summary>
    public ulong StaleBlocks { get; init; } = 2;

    /// <summary>How many polls do not see a receipt that is there.</summary>
    public int ReceiptPolls { get; init; } = 3;

    /// <summary>How many transactions of an account the pool keeps.</summary>
    public int Slots { get; init; } = 16;

    /// <summary>How long a client is told to wait.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most calls in a batch.</summary>
    public int MaxBatch { get; init; } = 10;

    /// <summary>The most blocks that are searched for logs.</summary>
    public ulong MaxLogRange { get; init; } = 9_000;

    /// <summary>The most logs in an answer.</summary>
    public int MaxLogResults { get; init; } = 10_000;

    /// <summary>The chain that a node is on that is on another one.</summary>
    public ulong OtherChainId { get; init; } = 1;
}
