// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface HostEarnings {}
interface NodeRegistry {}
interface ProofSystem {}

/// @title The marketplace as of 2026-01-14
/// @notice Behind a UUPS proxy, without the job model. Prices are in base units for 1,000 LLM tokens.
/// @dev Only the interface: a fixture for what changed since. Nothing here is deployed.
abstract contract JobMarketplace {
  enum SessionStatus {
    Active,
    Completed,
    TimedOut
  }

  struct ChainConfig {
    address nativeWrapper;
    address stablecoin;
    uint256 minDeposit;
    string nativeTokenSymbol;
  }

  error AddressEmptyCode(address target);
  error EnforcedPause();
  error ERC1967InvalidImplementation(address implementation);
  error ERC1967NonPayable();
  error ExpectedPause();
  error FailedCall();
  error InvalidInitialization();
  error NotInitializing();
  error OwnableInvalidOwner(address owner);
  error OwnableUnauthorizedAccount(address account);
  error ReentrancyGuardReentrantCall();
  error SafeERC20FailedOperation(address token);
  error UUPSUnauthorizedCallContext();
  error UUPSUnsupportedProxiableUUID(bytes32 slot);

  event ContractPaused(address indexed by);
  event ContractUnpaused(address indexed by);
  event DepositReceived(address indexed depositor, uint256 amount, address indexed token);
  event Initialized(uint64 version);
  event OwnershipTransferred(address indexed previousOwner, address indexed newOwner);
  event Paused(address account);
  event PaymentSent(address indexed recipient, uint256 amount);

  /// @notice 6 fields: with both CIDs.
  /// @custom:units tokensClaimed=tokens
  event ProofSubmitted(
    uint256 indexed jobId,
    address indexed host,
    uint256 tokensClaimed,
    bytes32 proofHash,
    string proofCID,
    string deltaCID
  );

  /// @custom:units totalTokensUsed=tokens hostEarnings=base-units userRefund=base-units
  event SessionCompleted(uint256 indexed jobId, uint256 totalTokensUsed, uint256 hostEarnings, uint256 userRefund);

  /// @custom:units tokensUsed=tokens paymentAmount=base-units refundAmount=base-units
  event SessionCompletedBy(
    uint256 indexed jobId,
    address indexed completedBy,
    uint256 tokensUsed,
    uint256 paymentAmount,
    uint256 refundAmount
  );
  event SessionCreatedByDepositor(
    uint256 indexed sessionId,
    address indexed depositor,
    address indexed host,
    uint256 deposit
  );
  event SessionJobCreated(uint256 indexed jobId, address indexed depositor, address indexed host, uint256 deposit);
  event SessionJobCreatedForModel(
    uint256 indexed jobId,
    address indexed depositor,
    address indexed host,
    bytes32 modelId,
    uint256 deposit
  );

  /// @custom:units hostEarnings=base-units userRefund=base-units
  event SessionTimedOut(uint256 indexed jobId, uint256 hostEarnings, uint256 userRefund);
  event TokenAccepted(address indexed token, uint256 minDeposit, uint256 maxDeposit);
  event TokenMaxDepositUpdated(address indexed token, uint256 oldMaxDeposit, uint256 newMaxDeposit);
  event TokenMinDepositUpdated(address indexed token, uint256 oldMinDeposit, uint256 newMinDeposit);
  event TreasuryWithdrawal(address indexed token, uint256 amount);
  event Unpaused(address account);
  event Upgraded(address indexed implementation);
  event WithdrawalProcessed(address indexed depositor, uint256 amount, address indexed token);

  constructor() {}

  function acceptedTokens(address) external view virtual returns (bool);
  function accumulatedTreasuryNative() external view virtual returns (uint256);
  function accumulatedTreasuryTokens(address) external view virtual returns (uint256);

  /// @notice With a largest deposit since this revision.
  /// @custom:units minDeposit=base-units maxDeposit=base-units
  function addAcceptedToken(address token, uint256 minDeposit, uint256 maxDeposit) external virtual;
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
  function completeSessionJob(uint256 jobId, string calldata conversationCID) external virtual;

  /// @notice Without a model; gone since 2026-02-26.
  /// @custom:units deposit=base-units pricePerToken=price maxDuration=seconds proofInterval=tokens
  function createSessionFromDeposit(
    address host,
    address paymentToken,
    uint256 deposit,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external virtual returns (uint256 sessionId);

  /// @notice Without a model; gone since 2026-02-26.
  /// @custom:units pricePerToken=price maxDuration=seconds proofInterval=tokens
  function createSessionJob(
    address host,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external payable virtual returns (uint256 jobId);

  /// @notice Without proofTimeoutWindow, which came in 2026-02.
  /// @custom:units pricePerToken=price maxDuration=seconds proofInterval=tokens
  function createSessionJobForModel(
    address host,
    bytes32 modelId,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external payable virtual returns (uint256 jobId);

  /// @notice Without proofTimeoutWindow, which came in 2026-02.
  /// @custom:units deposit=base-units pricePerToken=price maxDuration=seconds proofInterval=tokens
  function createSessionJobForModelWithToken(
    address host,
    bytes32 modelId,
    address token,
    uint256 deposit,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval
  ) external virtual returns (uint256 jobId);

  /// @notice Without a model; gone since 2026-02-26.
  /// @custom:units deposit=base-units pricePerToken=price maxDuration=seconds proofInterval=tokens
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

  /// @custom:units 0=seconds
  function disputeWindow() external view virtual returns (uint256);

  /// @custom:units 0=basis-points
  function feeBasisPoints() external view virtual returns (uint256);
  function getDepositBalance(address account, address token) external view virtual returns (uint256);
  function getDepositBalances(
    address account,
    address[] calldata tokens
  ) external view virtual returns (uint256[] memory);
  function getLockedBalanceNative(address account) external view virtual returns (uint256 locked);
  function getLockedBalanceToken(address account, address token) external view virtual returns (uint256 locked);

  /// @custom:units tokensClaimed=tokens timestamp=timestamp
  function getProofSubmission(uint256 sessionId, uint256 proofIndex)
    external
    view
    virtual
    returns (
      bytes32 proofHash,
      uint256 tokensClaimed,
      uint256 timestamp,
      bool verified,
      string memory deltaCID
    );
  function getTotalBalanceNative(address account) external view virtual returns (uint256);
  function getTotalBalanceToken(address account, address token) external view virtual returns (uint256);
  function hostEarnings() external view virtual returns (HostEarnings);
  function hostSessions(address, uint256) external view virtual returns (uint256);
  function initialize(
    address _nodeRegistry,
    address payable _hostEarnings,
    uint256 _feeBasisPoints,
    uint256 _disputeWindow
  ) external virtual;
  function initializeChainConfig(ChainConfig calldata _config) external virtual;

  /// @custom:units 0=wei
  function MIN_DEPOSIT() external view virtual returns (uint256);

  /// @custom:units 0=tokens
  function MIN_PROVEN_TOKENS() external view virtual returns (uint256);
  function nextJobId() external view virtual returns (uint256);
  function nodeRegistry() external view virtual returns (NodeRegistry);
  function owner() external view virtual returns (address);
  function pause() external virtual;
  function paused() external view virtual returns (bool);
  function PRICE_PRECISION() external view virtual returns (uint256);
  function proofSystem() external view virtual returns (ProofSystem);
  function proxiableUUID() external view virtual returns (bytes32);
  function renounceOwnership() external virtual;

  /// @notice 17 outputs: neither requester nor proofTimeoutWindow.
  /// @custom:units deposit=base-units pricePerToken=price tokensUsed=tokens maxDuration=seconds startTime=timestamp lastProofTime=timestamp proofInterval=tokens withdrawnByHost=base-units refundedToUser=base-units
  function sessionJobs(uint256)
    external
    view
    virtual
    returns (
      uint256 id,
      address depositor,
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
  function sessionModel(uint256) external view virtual returns (bytes32);
  function setProofSystem(address _proofSystem) external virtual;
  function setTreasury(address _treasury) external virtual;
  function setUsdcAddress(address _usdc) external virtual;

  /// @notice With the signature of the host over proofHash, host and tokens; gone since 2026-02-04.
  /// @custom:units tokensClaimed=tokens
  function submitProofOfWork(
    uint256 jobId,
    uint256 tokensClaimed,
    bytes32 proofHash,
    bytes calldata signature,
    string calldata proofCID,
    string calldata deltaCID
  ) external virtual;

  /// @custom:units 0=base-units
  function tokenMaxDeposits(address) external view virtual returns (uint256);

  /// @custom:units 0=base-units
  function tokenMinDeposits(address) external view virtual returns (uint256);
  function transferOwnership(address newOwner) external virtual;
  function treasuryAddress() external view virtual returns (address);

  /// @notice Times out after three proof intervals, read as seconds, without a proof.
  function triggerSessionTimeout(uint256 jobId) external virtual;
  function unpause() external virtual;
  function updateTokenMaxDeposit(address token, uint256 maxDeposit) external virtual;
  function updateTokenMinDeposit(address token, uint256 minDeposit) external virtual;
  function UPGRADE_INTERFACE_VERSION() external view virtual returns (string memory);
  function upgradeToAndCall(address newImplementation, bytes calldata data) external payable virtual;

  /// @custom:units 0=base-units
  function USDC_MAX_DEPOSIT() external view virtual returns (uint256);

  /// @custom:units 0=base-units
  function USDC_MIN_DEPOSIT() external view virtual returns (uint256);
  function usdcAddress() external view virtual returns (address);
  function userDepositsNative(address) external view virtual returns (uint256);
  function userDepositsToken(address, address) external view virtual returns (uint256);
  function userSessions(address, uint256) external view virtual returns (uint256);
  function withdrawAllTreasuryFees(address[] calldata tokens) external virtual;
  function withdrawNative(uint256 amount) external virtual;
  function withdrawToken(address token, uint256 amount) external virtual;
  function withdrawTreasuryNative() external virtual;
  function withdrawTreasuryTokens(address token) external virtual;
}
