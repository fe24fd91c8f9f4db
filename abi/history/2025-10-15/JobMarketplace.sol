// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface HostEarnings {}
interface NodeRegistry {}
interface ProofSystem {}
interface ReputationSystem {}

/// @title The marketplace as of 2025-10-15
/// @notice Deposits, several chains and proofs kept off the chain; not upgradeable. Prices are in base units for one
/// LLM token: PRICE_PRECISION came in December 2025.
/// @dev Only the interface: a fixture for what changed since. Nothing here is deployed.
abstract contract JobMarketplace {
  enum JobStatus {
    Posted,
    Claimed,
    Completed
  }

  enum JobType {
    SinglePrompt,
    Session
  }

  enum SessionStatus {
    Active,
    Completed,
    TimedOut,
    Disputed,
    Abandoned,
    Cancelled
  }

  struct ChainConfig {
    address nativeWrapper;
    address stablecoin;
    uint256 minDeposit;
    string nativeTokenSymbol;
  }

  struct JobDetails {
    string promptS5CID;
    uint256 maxTokens;
  }

  struct JobRequirements {
    uint256 maxTimeToComplete;
  }

  /// @notice Set at deployment; later disputeWindow.
  /// @custom:units 0=seconds
  uint256 public immutable DISPUTE_WINDOW;

  /// @notice Set at deployment; later feeBasisPoints.
  /// @custom:units 0=basis-points
  uint256 public immutable FEE_BASIS_POINTS;
  HostEarnings public immutable hostEarnings;
  NodeRegistry public immutable nodeRegistry;

  error ReentrancyGuardReentrantCall();

  event DepositReceived(address indexed depositor, uint256 amount, address indexed token);
  event JobClaimed(uint256 indexed jobId, address indexed host);
  event JobCompleted(uint256 indexed jobId, address indexed host, string responseS5CID);
  event JobPosted(uint256 indexed jobId, address indexed requester, string promptS5CID);
  event PaymentSent(address indexed recipient, uint256 amount);

  /// @notice 5 fields: with the CID.
  /// @custom:units tokensClaimed=tokens
  event ProofSubmitted(
    uint256 indexed jobId,
    address indexed host,
    uint256 tokensClaimed,
    bytes32 proofHash,
    string proofCID
  );
  event SessionAbandoned(uint256 indexed jobId, uint256 userRefund);

  /// @notice One of two events of this name: by whom; later SessionCompletedBy.
  /// @custom:units tokensUsed=tokens paymentAmount=base-units refundAmount=base-units
  event SessionCompleted(
    uint256 indexed jobId,
    address indexed completedBy,
    uint256 tokensUsed,
    uint256 paymentAmount,
    uint256 refundAmount
  );

  /// @notice One of two events of this name: what the parties got.
  /// @custom:units totalTokensUsed=tokens hostEarnings=base-units userRefund=base-units
  event SessionCompleted(uint256 indexed jobId, uint256 totalTokensUsed, uint256 hostEarnings, uint256 userRefund);
  event SessionCreatedByDepositor(
    uint256 indexed sessionId,
    address indexed depositor,
    address indexed host,
    uint256 deposit
  );

  /// @notice The payer is called requester; later depositor, with the same topic.
  /// @custom:units deposit=base-units
  event SessionJobCreated(uint256 indexed jobId, address indexed requester, address indexed host, uint256 deposit);

  /// @custom:units hostEarnings=base-units userRefund=base-units
  event SessionTimedOut(uint256 indexed jobId, uint256 hostEarnings, uint256 userRefund);
  event TreasuryWithdrawal(address indexed token, uint256 amount);
  event WithdrawalProcessed(address indexed depositor, uint256 amount, address indexed token);

  constructor(address _nodeRegistry, address payable _hostEarnings, uint256 _feeBasisPoints, uint256 _disputeWindow) {
    nodeRegistry = NodeRegistry(_nodeRegistry);
    hostEarnings = HostEarnings(_hostEarnings);
    FEE_BASIS_POINTS = _feeBasisPoints;
    DISPUTE_WINDOW = _disputeWindow;
  }

  receive() external payable virtual;

  fallback() external payable virtual;

  /// @custom:units 0=seconds
  function ABANDONMENT_TIMEOUT() external view virtual returns (uint256);
  function acceptedTokens(address) external view virtual returns (bool);

  /// @notice Once accumulatedTreasuryETH.
  /// @custom:units 0=wei
  function accumulatedTreasuryNative() external view virtual returns (uint256);

  /// @custom:units 0=base-units
  function accumulatedTreasuryTokens(address) external view virtual returns (uint256);
  function chainConfig()
    external
    view
    virtual
    returns (
      address nativeWrapper,
      address stablecoin,
      uint256 minDeposit,
      string memory nativeTokenSymbol
    );

  /// @notice Of the job model; gone since January 2026.
  function claimWithProof(uint256 jobId, bytes calldata proof, string calldata responseS5CID) external virtual;
  function completeSessionJob(uint256 jobId, string calldata conversationCID) external virtual;

  /// @custom:units deposit=base-units maxDuration=seconds proofInterval=tokens
  function createSessionFromDeposit(
    address host,
    address paymentToken,
    uint256 deposit,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external virtual returns (uint256 sessionId);

  /// @notice The interval between proofs is in tokens since 2025-09-28, with the same signature.
  /// @custom:units maxDuration=seconds proofInterval=tokens
  function createSessionJob(
    address host,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external payable virtual returns (uint256 jobId);

  /// @notice The interval between proofs is in tokens since 2025-09-28, with the same signature.
  /// @custom:units deposit=base-units maxDuration=seconds proofInterval=tokens
  function createSessionJobWithToken(
    address host,
    address token,
    uint256 deposit,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external virtual returns (uint256 jobId);
  function depositNative() external payable virtual;
  function depositToken(address token, uint256 amount) external virtual;
  function getDepositBalance(address account, address token) external view virtual returns (uint256);
  function getDepositBalances(
    address account,
    address[] calldata tokens
  ) external view virtual returns (uint256[] memory);
  function hostJobs(address, uint256) external view virtual returns (uint256);
  function hostSessions(address, uint256) external view virtual returns (uint256);
  function initializeChainConfig(ChainConfig calldata _config) external virtual;

  /// @notice Of the job model.
  function jobs(uint256)
    external
    view
    virtual
    returns (
      uint256 id,
      address requester,
      address paymentToken,
      uint256 payment,
      JobDetails memory details,
      JobRequirements memory requirements,
      address claimedBy,
      JobStatus status,
      string memory responseS5CID,
      uint256 claimedAt,
      JobType jobType
    );

  /// @custom:units 0=wei
  function MIN_DEPOSIT() external view virtual returns (uint256);

  /// @custom:units 0=tokens
  function MIN_PROVEN_TOKENS() external view virtual returns (uint256);
  function nextJobId() external view virtual returns (uint256);
  function proofSystem() external view virtual returns (ProofSystem);
  function reputationSystem() external view virtual returns (ReputationSystem);

  /// @notice 18 outputs, as in 2026-02-26, but of another layout: depositor and requester, no proofTimeoutWindow.
  /// @custom:units deposit=base-units tokensUsed=tokens maxDuration=seconds startTime=timestamp lastProofTime=timestamp proofInterval=tokens withdrawnByHost=base-units refundedToUser=base-units
  function sessionJobs(uint256)
    external
    view
    virtual
    returns (
      uint256 id,
      address depositor,
      address requester,
      address host,
      address paymentToken,
      uint256 deposit,
      uint256 pricePerToken,
      uint256 tokensUsed,
      uint256 maxDuration,
      uint256 startTime,
      uint256 lastProofTime,
      uint256 proofInterval,
      SessionStatus status,
      uint256 withdrawnByHost,
      uint256 refundedToUser,
      string memory conversationCID,
      bytes32 lastProofHash,
      string memory lastProofCID
    );
  function setProofSystem(address _proofSystem) external virtual;

  /// @notice The proof is a hash and a CID.
  /// @custom:units tokensClaimed=tokens
  function submitProofOfWork(
    uint256 jobId,
    uint256 tokensClaimed,
    bytes32 proofHash,
    string calldata proofCID
  ) external virtual;

  /// @custom:units 0=base-units
  function tokenMinDeposits(address) external view virtual returns (uint256);
  function treasuryAddress() external view virtual returns (address);
  function triggerSessionTimeout(uint256 jobId) external virtual;

  /// @custom:units 0=base-units
  function USDC_MIN_DEPOSIT() external view virtual returns (uint256);
  function usdcAddress() external view virtual returns (address);
  function userDepositsNative(address) external view virtual returns (uint256);
  function userDepositsToken(address, address) external view virtual returns (uint256);
  function userJobs(address, uint256) external view virtual returns (uint256);
  function userSessions(address, uint256) external view virtual returns (uint256);
  function withdrawAllTreasuryFees(address[] calldata tokens) external virtual;
  function withdrawNative(uint256 amount) external virtual;
  function withdrawToken(address token, uint256 amount) external virtual;
  function withdrawTreasuryNative() external virtual;
  function withdrawTreasuryTokens(address token) external virtual;
}
