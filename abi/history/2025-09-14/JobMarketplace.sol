// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface HostEarnings {}
interface NodeRegistry {}
interface PaymentEscrow {}
interface ProofSystem {}
interface ReputationSystem {}

/// @title The marketplace as of 2025-09-14
/// @notice Sessions beside the older job model; not upgradeable. Prices are in base units for one LLM token:
/// PRICE_PRECISION came in December 2025.
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

  struct JobDetails {
    string promptS5CID;
    uint256 maxTokens;
  }

  struct JobRequirements {
    uint256 maxTimeToComplete;
  }

  HostEarnings public immutable hostEarnings;
  NodeRegistry public immutable nodeRegistry;

  error ReentrancyGuardReentrantCall();

  event JobClaimed(uint256 indexed jobId, address indexed host);
  event JobCompleted(uint256 indexed jobId, address indexed host, string responseS5CID);
  event JobPosted(uint256 indexed jobId, address indexed requester, string promptS5CID);
  event PaymentSent(address indexed recipient, uint256 amount);

  /// @notice 4 fields: no CID.
  /// @custom:units tokensClaimed=tokens
  event ProofSubmitted(uint256 indexed jobId, address indexed host, uint256 tokensClaimed, bytes32 proofHash);
  event SessionAbandoned(uint256 indexed jobId, uint256 userRefund);

  /// @custom:units totalTokensUsed=tokens hostEarnings=base-units userRefund=base-units
  event SessionCompleted(uint256 indexed jobId, uint256 totalTokensUsed, uint256 hostEarnings, uint256 userRefund);

  /// @notice The payer is called requester; later depositor, with the same topic.
  /// @custom:units deposit=base-units
  event SessionJobCreated(uint256 indexed jobId, address indexed requester, address indexed host, uint256 deposit);

  /// @custom:units hostEarnings=base-units userRefund=base-units
  event SessionTimedOut(uint256 indexed jobId, uint256 hostEarnings, uint256 userRefund);
  event TreasuryWithdrawal(address indexed token, uint256 amount);

  constructor(address _nodeRegistry, address payable _hostEarnings) {
    nodeRegistry = NodeRegistry(_nodeRegistry);
    hostEarnings = HostEarnings(_hostEarnings);
  }

  receive() external payable virtual;

  fallback() external payable virtual;

  /// @custom:units 0=seconds
  function ABANDONMENT_TIMEOUT() external view virtual returns (uint256);
  function acceptedTokens(address) external view virtual returns (bool);

  /// @notice Later accumulatedTreasuryNative.
  /// @custom:units 0=wei
  function accumulatedTreasuryETH() external view virtual returns (uint256);

  /// @custom:units 0=base-units
  function accumulatedTreasuryTokens(address) external view virtual returns (uint256);

  /// @notice Of the job model; gone since January 2026.
  function claimWithProof(uint256 jobId, bytes calldata proof, string calldata responseS5CID) external virtual;
  function completeSessionJob(uint256 jobId, string calldata conversationCID) external virtual;

  /// @notice The interval between proofs is in seconds, at 10 tokens a second.
  /// @custom:units maxDuration=seconds proofInterval=seconds
  function createSessionJob(
    address host,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external payable virtual returns (uint256 jobId);

  /// @notice The interval between proofs is in seconds, at 10 tokens a second.
  /// @custom:units deposit=base-units maxDuration=seconds proofInterval=seconds
  function createSessionJobWithToken(
    address host,
    address token,
    uint256 deposit,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external virtual returns (uint256 jobId);

  /// @custom:units 0=seconds
  function DISPUTE_WINDOW() external view virtual returns (uint256);

  /// @notice A constant: 250.
  /// @custom:units 0=basis-points
  function FEE_BASIS_POINTS() external view virtual returns (uint256);
  function hostJobs(address, uint256) external view virtual returns (uint256);
  function hostSessions(address, uint256) external view virtual returns (uint256);

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
  function paymentEscrow() external view virtual returns (PaymentEscrow);
  function proofSystem() external view virtual returns (ProofSystem);
  function reputationSystem() external view virtual returns (ReputationSystem);

  /// @notice 15 outputs: the payer is the requester.
  /// @custom:units deposit=base-units tokensUsed=tokens maxDuration=seconds startTime=timestamp lastProofTime=timestamp proofInterval=seconds withdrawnByHost=base-units refundedToUser=base-units
  function sessionJobs(uint256)
    external
    view
    virtual
    returns (
      uint256 id,
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
      string memory conversationCID
    );
  function setProofSystem(address _proofSystem) external virtual;

  /// @notice The proof is bytes, in the third place; 2025-09-02 had it in the second.
  /// @custom:units tokensClaimed=tokens
  function submitProofOfWork(uint256 jobId, uint256 tokensClaimed, bytes calldata proof) external virtual;

  /// @custom:units 0=base-units
  function tokenMinDeposits(address) external view virtual returns (uint256);
  function treasuryAddress() external view virtual returns (address);
  function triggerSessionTimeout(uint256 jobId) external virtual;

  /// @custom:units 0=base-units
  function USDC_MIN_DEPOSIT() external view virtual returns (uint256);
  function usdcAddress() external view virtual returns (address);
  function userJobs(address, uint256) external view virtual returns (uint256);
  function userSessions(address, uint256) external view virtual returns (uint256);
  function withdrawAllTreasuryFees(address[] calldata tokens) external virtual;

  /// @notice Later withdrawTreasuryNative.
  function withdrawTreasuryETH() external virtual;
  function withdrawTreasuryTokens(address token) external virtual;
}
