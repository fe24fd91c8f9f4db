namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>What the contracts had between August 2025 and the revision of 2026-02-26, and have no longer.</summary>
internal static class RemovedEntries
{
    private static readonly RemovedEntry[] Table =
    [
        new("0xa4fb9abb", EntryKind.Function, ContractRole.JobMarketplace, "ABANDONMENT_TIMEOUT()", "2026-01-09", "", IsGeneric: true),
        new("0xf585dc57", EntryKind.Function, ContractRole.JobMarketplace, "DISPUTE_WINDOW()", "2026-01-09", "disputeWindow", IsOneToOne: true, IsGeneric: true),
        new("0xa525ad3c", EntryKind.Function, ContractRole.JobMarketplace, "FEE_BASIS_POINTS()", "2026-01-09", "feeBasisPoints", IsOneToOne: true, IsGeneric: true),
        new("0x1aa1c49c", EntryKind.Function, ContractRole.JobMarketplace, "accumulatedTreasuryETH()", "2025-10-15", "accumulatedTreasuryNative", IsOneToOne: true),
        new("0x6bd3e1f3", EntryKind.Function, ContractRole.JobMarketplace, "addAcceptedToken(address,uint256)", "2026-01-14", "addAcceptedToken(address,uint256,uint256)", IsGeneric: true),
        new("0x5b62ec2c", EntryKind.Function, ContractRole.JobMarketplace, "claimWithProof(uint256,bytes,string)", "2026-01-06", "submitProofOfWork(uint256,uint256,bytes32,string,string)"),
        new("0xdecd89cb", EntryKind.Function, ContractRole.JobMarketplace, "createSessionFromDeposit(address,address,uint256,uint256,uint256,uint256)", "2026-01-31", "createSessionFromDepositForModel"),
        new("0x019a3f45", EntryKind.Function, ContractRole.JobMarketplace, "createSessionFromDeposit(address,address,uint256,uint256,uint256,uint256,uint256)", "2026-02-26", "createSessionFromDepositForModel"),
        new("0x366e2177", EntryKind.Function, ContractRole.JobMarketplace, "createSessionJob(address,uint256,uint256,uint256)", "2026-01-31", "createSessionJobForModel"),
        new("0x605b1397", EntryKind.Function, ContractRole.JobMarketplace, "createSessionJob(address,uint256,uint256,uint256,uint256)", "2026-02-26", "createSessionJobForModel"),
        new("0x40411f63", EntryKind.Function, ContractRole.JobMarketplace, "createSessionJobForModel(address,bytes32,uint256,uint256,uint256)", "2026-01-31", "createSessionJobForModel with a proofTimeoutWindow"),
        new("0xac183d13", EntryKind.Function, ContractRole.JobMarketplace, "createSessionJobForModelWithToken(address,bytes32,address,uint256,uint256,uint256,uint256)", "2026-01-31", "createSessionJobForModelWithToken with a proofTimeoutWindow"),
        new("0x62c61f84", EntryKind.Function, ContractRole.JobMarketplace, "createSessionJobWithToken(address,address,uint256,uint256,uint256,uint256)", "2026-01-31", "createSessionJobForModelWithToken"),
        new("0xc6118b0e", EntryKind.Function, ContractRole.JobMarketplace, "createSessionJobWithToken(address,address,uint256,uint256,uint256,uint256,uint256)", "2026-02-26", "createSessionJobForModelWithToken"),
        new("0x8fcfce1e", EntryKind.Function, ContractRole.JobMarketplace, "hostJobs(address,uint256)", "2026-01-09", ""),
        new("0x180aedf3", EntryKind.Function, ContractRole.JobMarketplace, "jobs(uint256)", "2026-01-09", "", IsGeneric: true),
        new("0xa292f7d3", EntryKind.Function, ContractRole.JobMarketplace, "paymentEscrow()", "2025-09-24", "", IsGeneric: true),
        new("0xf691a439", EntryKind.Function, ContractRole.JobMarketplace, "postJobWithToken((string,string,uint256,uint256,uint32,string),(uint256,uint256,uint256,bool),address,uint256)", "2025-09-14", "createSessionJobForModelWithToken"),
        new("0x50bdf978", EntryKind.Function, ContractRole.JobMarketplace, "postJobWithToken(string,string,uint256,uint32,address,uint256)", "2025-09-14", "createSessionJobForModelWithToken"),
        new("0x6587eda1", EntryKind.Function, ContractRole.JobMarketplace, "reputationSystem()", "2026-01-09", "", IsGeneric: true),
        new("0x452ee7ce", EntryKind.Function, ContractRole.JobMarketplace, "submitProofOfWork(uint256,bytes,uint256)", "2025-09-14", "submitProofOfWork(uint256,uint256,bytes32,string,string)"),
        new("0xc8c664ee", EntryKind.Function, ContractRole.JobMarketplace, "submitProofOfWork(uint256,uint256,bytes)", "2025-10-15", "submitProofOfWork(uint256,uint256,bytes32,string,string)"),
        new("0x8dbe53aa", EntryKind.Function, ContractRole.JobMarketplace, "submitProofOfWork(uint256,uint256,bytes32,bytes,string)", "2026-01-14", "submitProofOfWork(uint256,uint256,bytes32,string,string)"),
        new("0x3338f1e5", EntryKind.Function, ContractRole.JobMarketplace, "submitProofOfWork(uint256,uint256,bytes32,bytes,string,string)", "2026-02-04", "submitProofOfWork(uint256,uint256,bytes32,string,string)"),
        new("0xace083b3", EntryKind.Function, ContractRole.JobMarketplace, "submitProofOfWork(uint256,uint256,bytes32,string)", "2026-01-06", "submitProofOfWork(uint256,uint256,bytes32,string,string)"),
        new("0xc17ff9d2", EntryKind.Function, ContractRole.JobMarketplace, "userJobs(address,uint256)", "2026-01-09", ""),
        new("0x70a689d8", EntryKind.Function, ContractRole.JobMarketplace, "withdrawTreasuryETH()", "2025-10-15", "withdrawTreasuryNative", IsOneToOne: true),
        new("0xba70defbfa7d3f9e9b6dc1f54957246fe91ba0a9e2a22af5d57d760d91c5bbfe", EntryKind.Event, ContractRole.JobMarketplace, "JobClaimed(uint256,address)", "2026-01-09", ""),
        new("0x884d377a76a733295a9fde0f6f3729db2762d3ed11c468fa3904b134ab552dda", EntryKind.Event, ContractRole.JobMarketplace, "JobCompleted(uint256,address,string)", "2026-01-09", "SessionCompleted"),
        new("0x874d4755e4be9f976c7833fc413deb77c1acbf096d6535b71953c36eb838cf40", EntryKind.Event, ContractRole.JobMarketplace, "JobPosted(uint256,address,string)", "2026-01-09", "SessionJobCreated"),
        new("0xb4c5c92500782d044d3f3d15b5bdc795913a997874aa9ba898f5b24754d4b7f8", EntryKind.Event, ContractRole.JobMarketplace, "ProofSubmitted(uint256,address,uint256,bytes32)", "2025-10-15", "ProofSubmitted(uint256,address,uint256,bytes32,string,string)"),
        new("0x0b81f46766672facece96cfcc36bf38c5d7b862ba7174b1ac0b33864b18d3dea", EntryKind.Event, ContractRole.JobMarketplace, "ProofSubmitted(uint256,address,uint256,bytes32,string)", "2026-01-09", "ProofSubmitted(uint256,address,uint256,bytes32,string,string)"),
        new("0xa4503db61529afa6f21ec6e8ee315ee662a1c525b2a1e5b037c692b24ac66664", EntryKind.Event, ContractRole.JobMarketplace, "SessionAbandoned(uint256,uint256)", "2026-01-09", "SessionTimedOut"),
        new("0x69b9f36c61a88288ebd33b98bdda683363dcf1815ae303a0f776521c790f4586", EntryKind.Event, ContractRole.JobMarketplace, "SessionCompleted(uint256,address,uint256,uint256,uint256)", "2026-01-09", "SessionCompleted(uint256,uint256,uint256,uint256)"),
        new("0x10e927c52f94c29d2ad852c95bc464b4906b47dfd5084138870581c15edee37c", EntryKind.Event, ContractRole.JobMarketplace, "TokenAccepted(address,uint256)", "2026-01-14", "TokenAccepted(address,uint256,uint256)", IsGeneric: true),
        new("0x4bd90ad5", EntryKind.Error, ContractRole.JobMarketplace, "BadDelegateParams()", "2026-02-22", ""),
        new("0x70f1a898", EntryKind.Error, ContractRole.JobMarketplace, "ERC20Only()", "2026-02-22", ""),
        new("0x1db3b859", EntryKind.Error, ContractRole.JobMarketplace, "NotDelegate()", "2026-02-22", ""),
        new("0x739e88f5", EntryKind.Function, ContractRole.NodeRegistry, "clearModelPricing(bytes32)", "2026-02-26", "clearModelTokenPricing"),
        new("0x31f68e81", EntryKind.Function, ContractRole.NodeRegistry, "getHostModelPrices(address)", "2026-02-26", "getHostModelPrices(address,address)"),
        new("0x6920ce03", EntryKind.Function, ContractRole.NodeRegistry, "getNodeController(address)", "2026-01-09", ""),
        new("0xbb4976a2", EntryKind.Function, ContractRole.NodeRegistry, "getNodePricing(address)", "2025-12-09", "getModelPricing"),
        new("0xc516e89b", EntryKind.Function, ContractRole.NodeRegistry, "getNodePricing(address,address)", "2026-02-26", "getModelPricing"),
        new("0x1550250a", EntryKind.Function, ContractRole.NodeRegistry, "registerNode(string,string,bytes32[])", "2025-10-15", "registerNode(string,string,bytes32[],uint256,uint256)"),
        new("0xcf95dc40", EntryKind.Function, ContractRole.NodeRegistry, "registerNode(string,string,bytes32[],uint256)", "2025-10-10", "registerNode(string,string,bytes32[],uint256,uint256)"),
        new("0xde74d404", EntryKind.Function, ContractRole.NodeRegistry, "setModelPricing(bytes32,uint256,uint256)", "2026-02-26", "setModelTokenPricing"),
        new("0xa2d1e684", EntryKind.Function, ContractRole.NodeRegistry, "setTokenPricing(address,uint256)", "2026-02-26", "setModelTokenPricing"),
        new("0xa17fc0da", EntryKind.Function, ContractRole.NodeRegistry, "updatePricingNative(uint256)", "2026-02-26", "setModelTokenPricing"),
        new("0xb72bd302", EntryKind.Function, ContractRole.NodeRegistry, "updatePricingStable(uint256)", "2026-02-26", "setModelTokenPricing"),
        new("0x7114ff69ab8ef12d4112dacd576a6f508e5b69361eab789461bc12254a7efef5", EntryKind.Event, ContractRole.NodeRegistry, "ModelPricingUpdated(address,bytes32,uint256,uint256)", "2026-02-26", ""),
        new("0xcc7948b7ce48f1776de274cd102a2659504c12665dce1f926cb5c50d2e622f04", EntryKind.Event, ContractRole.NodeRegistry, "PricingUpdated(address,uint256)", "2026-02-26", "", IsGeneric: true),
        new("0xa669ba3afb585929e5dec68d9fe95e41c31181dc36f58d5ea496627a43868f69", EntryKind.Event, ContractRole.NodeRegistry, "TokenPricingUpdated(address,address,uint256)", "2026-02-26", ""),
        new("0x4369f904", EntryKind.Function, ContractRole.ModelRegistry, "trustedModels(bytes32)", "2026-01-09", "isTrustedModel", IsOneToOne: true),
        new("0x39ad3b0e", EntryKind.Function, ContractRole.ProofSystem, "estimateBatchGas(uint256)", "2026-02-26", ""),
        new("0xe6d8fa01", EntryKind.Function, ContractRole.ProofSystem, "getModelCircuit(address)", "2026-02-26", ""),
        new("0x74fbd6bc", EntryKind.Function, ContractRole.ProofSystem, "isCircuitRegistered(bytes32)", "2026-02-26", ""),
        new("0x97ec2411", EntryKind.Function, ContractRole.ProofSystem, "modelCircuits(address)", "2026-02-26", ""),
        new("0x3f56632a", EntryKind.Function, ContractRole.ProofSystem, "recordVerifiedProof(bytes32)", "2026-02-26", "markProofUsed"),
        new("0x77d85b8d", EntryKind.Function, ContractRole.ProofSystem, "registerModelCircuit(address,bytes32)", "2026-02-26", ""),
        new("0xf4abfea5", EntryKind.Function, ContractRole.ProofSystem, "registeredCircuits(bytes32)", "2026-02-26", ""),
        new("0x9bf1ceb3", EntryKind.Function, ContractRole.ProofSystem, "verifyAndMarkComplete(bytes,address,uint256)", "2026-02-26", "markProofUsed"),
        new("0xef51b5af", EntryKind.Function, ContractRole.ProofSystem, "verifyBatch(bytes[],address,uint256[])", "2026-02-26", ""),
        new("0x87265bfd", EntryKind.Function, ContractRole.ProofSystem, "verifyBatchView(bytes[],address,uint256[])", "2026-02-26", ""),
        new("0x4df0a256", EntryKind.Function, ContractRole.ProofSystem, "verifyEKZL(bytes,address,uint256)", "2026-01-09", "markProofUsed"),
        new("0x9f9a3030", EntryKind.Function, ContractRole.ProofSystem, "verifyHostSignature(bytes,address,uint256)", "2026-02-04", "markProofUsed"),
        new("0x20e9ef48a60b7bc4d79e6d3268c5f1204c8cef6da17d906e6535c4804efc4a35", EntryKind.Event, ContractRole.ProofSystem, "BatchProofVerified(bytes32[],address,uint256)", "2026-02-26", ""),
        new("0xf96125738e936b4c8c5bc2ce6702d57b5de9d79f72c955cc255fcc28d2d1d120", EntryKind.Event, ContractRole.ProofSystem, "CircuitRegistered(bytes32,address)", "2026-02-26", ""),
    ];

    private static readonly Dictionary<string, RemovedEntry> ByHash = Index(static entry => entry.Hash);
    private static readonly Dictionary<string, RemovedEntry> BySignature = Index(static entry => entry.Signature);

    public static IReadOnlyList<RemovedEntry> All => Table;

    /// <summary>The entry of a selector or topic0, in any case of its digits; null when none of ours was removed under it.</summary>
    public static RemovedEntry? FindHash(string hash) => ByHash.TryGetValue(hash, out RemovedEntry? entry) ? entry : null;

    /// <summary>The entry of a signature without names; null when none of ours was removed under it.</summary>
    public static RemovedEntry? FindSignature(string canonical) => BySignature.TryGetValue(canonical, out RemovedEntry? entry) ? entry : null;

    private static Dictionary<string, RemovedEntry> Index(Func<RemovedEntry, string> key)
    {
        Dictionary<string, RemovedEntry> index = new(Table.Length, StringComparer.OrdinalIgnoreCase);
        foreach (RemovedEntry entry in Table)
        {
            index.Add(key(entry), entry);
        }

        return index;
    }
}
