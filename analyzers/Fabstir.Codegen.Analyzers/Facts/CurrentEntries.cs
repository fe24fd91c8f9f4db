namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>What people write by hand of the newest revision: functions and events with several arguments, under names that no other contract has.</summary>
internal static class CurrentEntries
{
    private static readonly CurrentEntry[] Table =
    [
        new(ContractRole.JobMarketplace, EntryKind.Event, "ProofSubmitted(uint256 indexed jobId,address indexed host,uint256 tokensClaimed,bytes32 proofHash,string proofCID,string deltaCID)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "RefundCreditedToDeposit(uint256 indexed jobId,address indexed depositor,uint256 amount,address indexed token)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "SessionCompleted(uint256 indexed jobId,uint256 totalTokensUsed,uint256 hostEarnings,uint256 userRefund)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "SessionCompletedBy(uint256 indexed jobId,address indexed completedBy,uint256 tokensUsed,uint256 paymentAmount,uint256 refundAmount)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "SessionCreatedByDelegate(uint256 indexed sessionId,address indexed payer,address indexed delegate,address host,bytes32 modelId,uint256 amount)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "SessionCreatedByDepositor(uint256 indexed sessionId,address indexed depositor,address indexed host,uint256 deposit)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "SessionJobCreated(uint256 indexed jobId,address indexed depositor,address indexed host,uint256 deposit)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "SessionJobCreatedForModel(uint256 indexed jobId,address indexed depositor,address indexed host,bytes32 modelId,uint256 deposit)"),
        new(ContractRole.JobMarketplace, EntryKind.Event, "SessionTimedOut(uint256 indexed jobId,uint256 hostEarnings,uint256 userRefund)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "addAcceptedToken(address token,uint256 minDeposit,uint256 maxDeposit)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "completeSessionJob(uint256 jobId,string conversationCID)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "createSessionForModelAsDelegate(address payer,bytes32 modelId,address host,address paymentToken,uint256 amount,uint256 pricePerToken,uint256 maxDuration,uint256 proofInterval,uint256 proofTimeoutWindow)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "createSessionFromDepositForModel(bytes32 modelId,address host,address paymentToken,uint256 deposit,uint256 pricePerToken,uint256 maxDuration,uint256 proofInterval,uint256 proofTimeoutWindow)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "createSessionJobForModel(address host,bytes32 modelId,uint256 pricePerToken,uint256 maxDuration,uint256 proofInterval,uint256 proofTimeoutWindow)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "createSessionJobForModelWithToken(address host,bytes32 modelId,address token,uint256 deposit,uint256 pricePerToken,uint256 maxDuration,uint256 proofInterval,uint256 proofTimeoutWindow)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "getProofSubmission(uint256 sessionId,uint256 proofIndex)"),
        new(ContractRole.JobMarketplace, EntryKind.Function, "submitProofOfWork(uint256 jobId,uint256 tokensClaimed,bytes32 proofHash,string proofCID,string deltaCID)"),
        new(ContractRole.NodeRegistry, EntryKind.Event, "ModelTokenPricingUpdated(address indexed operator,bytes32 indexed modelId,address indexed token,uint256 price)"),
        new(ContractRole.NodeRegistry, EntryKind.Event, "NodeRegistered(address indexed operator,uint256 stakedAmount,string metadata,bytes32[] models)"),
        new(ContractRole.NodeRegistry, EntryKind.Event, "SlashExecuted(address indexed host,uint256 amount,uint256 remainingStake,string evidenceCID,string reason,address indexed executor,uint256 timestamp)"),
        new(ContractRole.NodeRegistry, EntryKind.Function, "getModelPricing(address operator,bytes32 modelId,address token)"),
        new(ContractRole.NodeRegistry, EntryKind.Function, "registerNode(string metadata,string apiUrl,bytes32[] modelIds,uint256 minPricePerTokenNative,uint256 minPricePerTokenStable)"),
        new(ContractRole.NodeRegistry, EntryKind.Function, "setModelTokenPricing(bytes32 modelId,address token,uint256 price)"),
        new(ContractRole.NodeRegistry, EntryKind.Function, "slashStake(address host,uint256 amount,string evidenceCID,string reason)"),
        new(ContractRole.ModelRegistry, EntryKind.Event, "ModelAdded(bytes32 indexed modelId,string huggingfaceRepo,string fileName,uint256 tier)"),
        new(ContractRole.ModelRegistry, EntryKind.Event, "ModelProposed(bytes32 indexed modelId,address indexed proposer,string huggingfaceRepo)"),
        new(ContractRole.ModelRegistry, EntryKind.Function, "addTrustedModel(string huggingfaceRepo,string fileName,bytes32 sha256Hash)"),
        new(ContractRole.ModelRegistry, EntryKind.Function, "proposeModel(string huggingfaceRepo,string fileName,bytes32 sha256Hash)"),
        new(ContractRole.ModelRegistry, EntryKind.Function, "voteOnProposal(bytes32 modelId,uint256 amount,bool support)"),
        new(ContractRole.ProofSystem, EntryKind.Event, "ProofVerified(bytes32 indexed proofHash,address indexed prover,uint256 tokens)"),
        new(ContractRole.ProofSystem, EntryKind.Function, "markProofUsed(bytes32 proofHash,address prover,uint256 claimedTokens,bytes32 modelId)"),
        new(ContractRole.HostEarnings, EntryKind.Event, "EarningsCredited(address indexed host,address indexed token,uint256 amount,uint256 newBalance)"),
        new(ContractRole.HostEarnings, EntryKind.Event, "EarningsWithdrawn(address indexed host,address indexed token,uint256 amount,uint256 remainingBalance)"),
        new(ContractRole.HostEarnings, EntryKind.Function, "creditEarnings(address host,uint256 amount,address token)"),
    ];

    private static readonly Dictionary<string, CurrentEntry> ByName = Index();

    public static IReadOnlyList<CurrentEntry> All => Table;

    /// <summary>The entry of a name; null when none of ours is called so.</summary>
    public static CurrentEntry? Find(string name) => ByName.TryGetValue(name, out CurrentEntry? entry) ? entry : null;

    private static Dictionary<string, CurrentEntry> Index()
    {
        Dictionary<string, CurrentEntry> index = new(Table.Length, StringComparer.Ordinal);
        foreach (CurrentEntry entry in Table)
        {
            index.Add(entry.Signature.Name, entry);
        }

        return index;
    }
}
