// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Opening} from "./JobMarketplace/Opening.sol";
import {Proofs} from "./JobMarketplace/Proofs.sol";
import {Settlement} from "./JobMarketplace/Settlement.sol";

/// @title Sessions between users and hosts of LLMs
/// @notice A session holds a deposit. While it runs, its host claims the tokens that it served, in proofs of at least
/// MIN_PROVEN_TOKENS. When it ends, proven tokens are paid and the rest is refunded. A job id and a session id are the
/// same number.
contract JobMarketplace is Opening, Proofs, Settlement {
  /// @dev Where a session stands; it leaves Active once.
  enum SessionStatus {
    Active,
    Completed,
    TimedOut
  }

  /// @dev One claim of a host.
  struct ProofSubmission {
    bytes32 proofHash;
    uint256 tokensClaimed;
    uint256 timestamp;
    bool verified;
    string deltaCID;
  }

  /// @dev All that is known of a session.
  struct SessionJob {
    uint256 id;
    address depositor;
    address host;
    address paymentToken;
    uint256 deposit;
    uint256 pricePerToken;
    uint256 tokensUsed;
    uint256 maxDuration;
    uint256 startTime;
    uint256 lastProofTime;
    uint256 proofInterval;
    uint256 proofTimeoutWindow;
    SessionStatus status;
    ProofSubmission[] proofs;
    uint256 withdrawnByHost;
    uint256 refundedToUser;
    string conversationCID;
    bytes32 lastProofHash;
    string lastProofCID;
  }

  /// @dev What is particular to this chain.
  struct ChainConfig {
    address nativeWrapper;
    address stablecoin;
    uint256 minDeposit;
    string nativeTokenSymbol;
  }

  uint256 private constant MAX_DISPUTE_WINDOW = 7 days;
  uint256 private constant DEFAULT_MIN_TOKENS_FEE = 1_000;

  /// @notice How long after its last proof, or its start, a host has to wait before it may complete a session.
  /// @return 1 s to 7 days; fixed at initialization.
  /// @custom:units 0=seconds
  uint256 public disputeWindow;

  /// @notice What a depositor pays for completing a session without a proof.
  /// @return LLM tokens at the session's price.
  /// @custom:units 0=tokens
  uint256 public minTokensFee;

  /// @notice The id of the next session.
  /// @return 1 at first.
  uint256 public nextJobId;

  /// @notice What is particular to this chain, for clients to read.
  /// @dev Assumed: no rule of a session depends on it.
  /// @return nativeWrapper The wrapped native token; zero before initializeChainConfig.
  /// @return stablecoin The chain's usual stablecoin.
  /// @return minDeposit A sensible smallest native deposit.
  /// @return nativeTokenSymbol The native currency's symbol.
  /// @custom:units minDeposit=wei
  ChainConfig public chainConfig;

  /// @notice A session by its id; all fields empty if there is none. Its proofs are in getProofSubmission.
  /// @return id The session's id.
  /// @return depositor Who paid, and is refunded.
  /// @return host Who serves.
  /// @return paymentToken What it is paid in; zero for native.
  /// @return deposit What it holds, or held.
  /// @return pricePerToken Base units for 1,000 LLM tokens.
  /// @return tokensUsed LLM tokens proven.
  /// @return maxDuration How long it may run.
  /// @return startTime When it began.
  /// @return lastProofTime When the last proof came; the start before the first.
  /// @return proofInterval How many LLM tokens a host means to claim at once.
  /// @return proofTimeoutWindow How long it may go without a proof.
  /// @return status Active, Completed or TimedOut.
  /// @return withdrawnByHost What the host was credited, after the treasury's fee.
  /// @return refundedToUser What the depositor got back, to its wallet or deposit balance.
  /// @return conversationCID Where the conversation is, if whoever completed it said so.
  /// @return lastProofHash The last proof's hash.
  /// @return lastProofCID Where the last proof is.
  /// @custom:units deposit=base-units pricePerToken=price tokensUsed=tokens maxDuration=seconds startTime=timestamp lastProofTime=timestamp proofInterval=tokens proofTimeoutWindow=seconds withdrawnByHost=base-units refundedToUser=base-units
  mapping(uint256 => SessionJob) public sessionJobs;

  /// @notice The model of a session.
  /// @return The model id.
  mapping(uint256 => bytes32) public sessionModel;

  /// @notice The sessions that an account paid for, by position.
  /// @return The session's id.
  mapping(address => uint256[]) public userSessions;

  /// @notice The sessions of a host, by position.
  /// @return The session's id.
  mapping(address => uint256[]) public hostSessions;

  /// @notice A session was completed; what the parties got.
  /// @param jobId The session.
  /// @param totalTokensUsed LLM tokens proven; 0 also where the early fee was paid.
  /// @param hostEarnings What the host was credited, after the treasury's fee.
  /// @param userRefund What the depositor got back.
  /// @custom:units totalTokensUsed=tokens hostEarnings=base-units userRefund=base-units
  event SessionCompleted(
    uint256 indexed jobId,
    uint256 totalTokensUsed,
    uint256 hostEarnings,
    uint256 userRefund
  );

  /// @notice A session was completed; by whom, and what it cost.
  /// @param jobId The session.
  /// @param completedBy The depositor or the host.
  /// @param tokensUsed LLM tokens proven; 0 also where the early fee was paid.
  /// @param paymentAmount What the depositor paid, the treasury's fee included.
  /// @param refundAmount What the depositor got back.
  /// @custom:units tokensUsed=tokens paymentAmount=base-units refundAmount=base-units
  event SessionCompletedBy(
    uint256 indexed jobId,
    address indexed completedBy,
    uint256 tokensUsed,
    uint256 paymentAmount,
    uint256 refundAmount
  );

  /// @notice A session timed out; what the parties got.
  /// @param jobId The session.
  /// @param hostEarnings What the host was credited, after the treasury's fee.
  /// @param userRefund What the depositor got back.
  /// @custom:units hostEarnings=base-units userRefund=base-units
  event SessionTimedOut(uint256 indexed jobId, uint256 hostEarnings, uint256 userRefund);

  constructor() {
    _disableInitializers();
  }

  /// @notice Makes the caller the owner and the treasury, and opens the marketplace for native currency. Once, through
  /// the proxy. Proofs need setProofSystem, USDC needs setUsdcAddress.
  /// @param _nodeRegistry Where hosts are registered.
  /// @param _hostEarnings Where hosts' earnings go; it has to authorize this marketplace.
  /// @param _feeBasisPoints The treasury's share, 0 to 10,000.
  /// @param _disputeWindow How long a host has to wait before it may complete, 1 s to 7 days.
  /// @custom:units _feeBasisPoints=basis-points _disputeWindow=seconds
  function initialize(
    address _nodeRegistry,
    address payable _hostEarnings,
    uint256 _feeBasisPoints,
    uint256 _disputeWindow
  ) external initializer {
    require(_disputeWindow > 0 && _disputeWindow <= MAX_DISPUTE_WINDOW, "Invalid dispute window");
    __Ownable_init(msg.sender);
    __Pausable_init();
    _setNodeRegistry(_nodeRegistry);
    _setHostEarnings(_hostEarnings);
    _setFeeBasisPoints(_feeBasisPoints);
    _setTreasury(msg.sender);
    disputeWindow = _disputeWindow;
    minTokensFee = DEFAULT_MIN_TOKENS_FEE;
    nextJobId = 1;
  }

  /// @notice Records what is particular to this chain. Treasury or owner only, once.
  /// @param _config The wrapped native token, not zero; the stablecoin; a sensible smallest deposit; the symbol.
  /// @custom:units _config.minDeposit=wei
  function initializeChainConfig(ChainConfig calldata _config) external onlyTreasuryOrOwner {
    require(chainConfig.nativeWrapper == address(0), "Already initialized");
    require(_config.nativeWrapper != address(0), "Invalid native wrapper");
    chainConfig = _config;
  }

  /// @notice Sets what a depositor pays for completing a session without a proof; running sessions too. Owner only.
  /// @param _fee LLM tokens at the session's price; 0 for nothing.
  /// @custom:units _fee=tokens
  function setMinTokensFee(uint256 _fee) external onlyOwner {
    minTokensFee = _fee;
  }

  /// @notice Claims tokens served in a session. Its host only.
  /// @dev Assumed: since the last proof, or the start, a host may claim twice the model's rate; and a session that
  /// could be timed out, but was not, still takes proofs.
  /// @param jobId An active session.
  /// @param tokensClaimed At least MIN_PROVEN_TOKENS; all claims together at most what the deposit pays for.
  /// @param proofHash Not zero, never used before.
  /// @param proofCID Where the proof is.
  /// @param deltaCID Where what is new since the last proof is.
  /// @custom:units tokensClaimed=tokens
  function submitProofOfWork(
    uint256 jobId,
    uint256 tokensClaimed,
    bytes32 proofHash,
    string calldata proofCID,
    string calldata deltaCID
  ) external whenNotPaused nonReentrant {
    SessionJob storage session = _activeSession(jobId);
    require(msg.sender == session.host, "Not host");
    require(tokensClaimed >= MIN_PROVEN_TOKENS, "Too few tokens");
    uint256 total = session.tokensUsed + tokensClaimed;
    require(total <= _tokensFor(session.deposit, session.pricePerToken), "Exceeds deposit");
    bytes32 modelId = sessionModel[jobId];
    _checkRate(modelId, tokensClaimed, session.lastProofTime);

    session.tokensUsed = total;
    session.lastProofTime = block.timestamp;
    session.lastProofHash = proofHash;
    session.lastProofCID = proofCID;
    session.proofs.push(ProofSubmission(proofHash, tokensClaimed, block.timestamp, true, deltaCID));
    emit ProofSubmitted(jobId, msg.sender, tokensClaimed, proofHash, proofCID, deltaCID);
    _useProof(proofHash, tokensClaimed, modelId);
  }

  /// @notice Ends a session and pays for its proven tokens. The depositor may at any time, the host once disputeWindow
  /// has passed since the last proof, or since the start without one. A depositor who ends a session without a proof
  /// pays minTokensFee instead, all of it to the host and without the treasury's fee.
  /// @dev Assumed: that fee is at most the deposit, and the dispute window counts from the last proof.
  /// @param jobId An active session.
  /// @param conversationCID Where the conversation is; may be empty.
  function completeSessionJob(uint256 jobId, string calldata conversationCID) external nonReentrant {
    SessionJob storage session = _activeSession(jobId);
    bool byDepositor = msg.sender == session.depositor;
    require(byDepositor || msg.sender == session.host, "Only host/depositor");
    require(byDepositor || block.timestamp >= session.lastProofTime + disputeWindow, "Dispute wait");

    session.conversationCID = conversationCID;
    uint256 pay;
    if (byDepositor && session.tokensUsed == 0) {
      pay = _costOf(minTokensFee, session.pricePerToken);
      if (pay > session.deposit) pay = session.deposit;
      _end(session, SessionStatus.Completed, pay, 0);
    } else {
      pay = _costOf(session.tokensUsed, session.pricePerToken);
      _end(session, SessionStatus.Completed, pay, _feeOn(pay));
    }
    emit SessionCompleted(jobId, session.tokensUsed, session.withdrawnByHost, session.refundedToUser);
    emit SessionCompletedBy(jobId, msg.sender, session.tokensUsed, pay, session.refundedToUser);
  }

  /// @notice Ends a session that ran past its duration, or went without a proof for longer than its proof timeout
  /// window, and pays for its proven tokens; anyone may.
  /// @dev Assumed: without a proof the host gets nothing.
  /// @param jobId An active session.
  function triggerSessionTimeout(uint256 jobId) external nonReentrant {
    SessionJob storage session = _activeSession(jobId);
    require(
      block.timestamp > session.startTime + session.maxDuration ||
        block.timestamp > session.lastProofTime + session.proofTimeoutWindow,
      "Not timed out"
    );
    uint256 pay = _costOf(session.tokensUsed, session.pricePerToken);
    _end(session, SessionStatus.TimedOut, pay, _feeOn(pay));
    emit SessionTimedOut(jobId, session.withdrawnByHost, session.refundedToUser);
  }

  /// @notice One claim of a session's host.
  /// @param sessionId The session.
  /// @param proofIndex Which, from 0, oldest first; reverts beyond the last.
  /// @return proofHash The proof's hash.
  /// @return tokensClaimed How many tokens it claimed.
  /// @return timestamp When it came.
  /// @return verified Whether it was new to the proof system; always true.
  /// @return deltaCID Where what was new since the proof before is.
  /// @custom:units tokensClaimed=tokens timestamp=timestamp
  function getProofSubmission(
    uint256 sessionId,
    uint256 proofIndex
  )
    external
    view
    returns (bytes32 proofHash, uint256 tokensClaimed, uint256 timestamp, bool verified, string memory deltaCID)
  {
    ProofSubmission[] storage proofs = sessionJobs[sessionId].proofs;
    require(proofIndex < proofs.length, "No such proof");
    ProofSubmission storage proof = proofs[proofIndex];
    return (proof.proofHash, proof.tokensClaimed, proof.timestamp, proof.verified, proof.deltaCID);
  }

  function _activeSession(uint256 jobId) private view returns (SessionJob storage session) {
    session = sessionJobs[jobId];
    require(session.id != 0 && session.status == SessionStatus.Active, "Session not active");
  }

  /// @inheritdoc Opening
  function _open(address depositor, Terms memory terms) internal override returns (uint256 jobId) {
    uint256 window = _checkTerms(terms);
    jobId = nextJobId++;
    SessionJob storage session = sessionJobs[jobId];
    session.id = jobId;
    session.depositor = depositor;
    session.host = terms.host;
    session.paymentToken = terms.paymentToken;
    session.deposit = terms.deposit;
    session.pricePerToken = terms.pricePerToken;
    session.maxDuration = terms.maxDuration;
    session.startTime = block.timestamp;
    session.lastProofTime = block.timestamp;
    session.proofInterval = terms.proofInterval;
    session.proofTimeoutWindow = window;
    sessionModel[jobId] = terms.modelId;
    userSessions[depositor].push(jobId);
    hostSessions[terms.host].push(jobId);
    _lockFunds(depositor, terms.paymentToken, terms.deposit);
    emit SessionJobCreated(jobId, depositor, terms.host, terms.deposit);
    emit SessionJobCreatedForModel(jobId, depositor, terms.host, terms.modelId, terms.deposit);
  }

  /// @dev Ends a session: `pay` is for the host, but `fee` of it for the treasury, and the rest of the deposit for the
  /// depositor.
  function _end(SessionJob storage session, SessionStatus status, uint256 pay, uint256 fee) private {
    session.status = status;
    session.withdrawnByHost = pay - fee;
    session.refundedToUser = session.deposit - pay;
    _payOut(
      Account({
        jobId: session.id,
        depositor: session.depositor,
        host: session.host,
        token: session.paymentToken,
        deposit: session.deposit,
        pay: pay,
        fee: fee
      })
    );
  }
}
