using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>What the contracts in memory remember. Whoever uses it holds <see cref="Lock"/>.</summary>
internal sealed class MockState(MockOptions options)
{
    public const string Repository = "CohereForAI/TinyVicuna-1B-32k-GGUF";
    public const string FileName = "tiny-vicuna-1b.q4_k_m.gguf";
    public const uint EarlyFeeTokens = 1_000;
    public const uint DisputeWindow = 30;
    public const uint SmallestClaim = 100;
    public const uint FeeBasisPoints = 1_000;

    public static readonly Address Host = Address.Parse("0x0000000000000000000000000000000000040057");
    public static readonly ModelId Model = ModelId.Of(Repository, FileName);

    public static readonly Address Treasury = Address.Parse("0x0000000000000000000000000000000000007ea5");
    public static readonly Address Owner = Address.Parse("0x0000000000000000000000000000000000000713");

    private ulong _nonces;

    public ChainWorld World { get; } = new();

    public Lock Lock { get; } = new();

    public MockOptions Options { get; } = options;

    public MockDeployment Deployment { get; } = new();

    public MockChain Chain { get; } = new(options.Start);

    public MockMoney Money { get; } = new();

    public List<MockSession> Sessions { get; } = [];

    public HashSet<(Address Payer, Address Delegate)> Delegates { get; } = [];

    public List<(Address Contract, AbiArray<Bytes32> Topics, Bytes Data)> Emitted { get; } = [];

    /// <summary>The time of the block that a transaction would be in.</summary>
    public UInt256 NextTime => (ulong)(Chain.Head.Timestamp + TimeSpan.FromSeconds(1)).ToUnixTimeSeconds();

    /// <summary>A number for the next transaction, whoever sends it.</summary>
    public ulong TakeNonce() => Interlocked.Increment(ref _nonces) - 1;

    /// <exception cref="MockRevert">No session has the id, or it has ended.</exception>
    public MockSession ActiveSession(UInt256 id) =>
        Sessions.FirstOrDefault(one => one.Id == id && one.Status == Enums.JobMarketplace.SessionStatus.Active) ?? throw new MockRevert("Session not active");

    public void Replace(MockSession session) => Sessions[Sessions.FindIndex(one => one.Id == session.Id)] = session;

    public void Emit<TEvent>(Address contract, TEvent item)
        where TEvent : IContractEvent<TEvent> =>
        Emitted.Add((contract, LogData.GetTopics(item), Bytes.Create(LogData.Encode(item))));
}
