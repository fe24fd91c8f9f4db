// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {UpgradeableByOwner} from "./UpgradeableByOwner.sol";

/// @title Which models the marketplace trades, and how fast they may claim
/// @notice A model is approved by the owner (tier 1) or by a vote of FAB holders (tier 2). Votes lock FAB until the
/// vote is over; many late ones extend it.
contract ModelRegistry is UpgradeableByOwner, ReentrancyGuard {
  using SafeERC20 for IERC20;

  /// @dev A model and its standing.
  struct Model {
    string huggingfaceRepo;
    string fileName;
    bytes32 sha256Hash;
    uint256 approvalTier;
    bool active;
    uint256 timestamp;
  }

  /// @dev A vote about a model; one at a time for each model id.
  struct ModelProposal {
    bytes32 modelId;
    address proposer;
    uint256 votesFor;
    uint256 votesAgainst;
    uint256 proposalTime;
    bool executed;
    Model modelData;
    uint256 endTime;
    uint8 extensionCount;
  }

  uint256 private constant TIER_TRUSTED = 1;
  uint256 private constant TIER_COMMUNITY = 2;

  /// @notice How long a vote lasts before any extension.
  /// @return 3 days.
  /// @custom:units 0=seconds
  uint256 public constant PROPOSAL_DURATION = 3 days;

  /// @notice Votes in favour that an approval needs.
  /// @return 100,000 FAB.
  /// @custom:units 0=fab
  uint256 public constant APPROVAL_THRESHOLD = 100_000 ether;

  /// @notice What proposing costs; returned if the model is approved.
  /// @return 100 FAB.
  /// @custom:units 0=fab
  uint256 public constant PROPOSAL_FEE = 100 ether;

  /// @notice Votes in the last hours that extend a vote.
  /// @return 10,000 FAB.
  /// @custom:units 0=fab
  uint256 public constant EXTENSION_THRESHOLD = 10_000 ether;

  /// @notice How long before its end a vote counts as late.
  /// @return 4 hours.
  /// @custom:units 0=seconds
  uint256 public constant EXTENSION_WINDOW = 4 hours;

  /// @notice By how much late votes extend a vote.
  /// @return 1 day.
  /// @custom:units 0=seconds
  uint256 public constant EXTENSION_DURATION = 1 days;

  /// @notice How often one vote may be extended.
  /// @return 3.
  uint256 public constant MAX_EXTENSIONS = 3;

  /// @notice How long after a vote the same model may be proposed again.
  /// @return 30 days.
  /// @custom:units 0=seconds
  uint256 public constant REPROPOSAL_COOLDOWN = 30 days;

  /// @notice The claim rate of a model that has none of its own.
  /// @dev Assumed: 1,000 tokens per second.
  /// @return LLM tokens per second.
  /// @custom:units 0=tokens-per-second
  uint256 public constant DEFAULT_RATE_LIMIT = 1_000;

  /// @notice The lowest claim rate that a model can be given.
  /// @dev Assumed: 10 tokens per second.
  /// @return LLM tokens per second.
  /// @custom:units 0=tokens-per-second
  uint256 public constant MIN_RATE_LIMIT = 10;

  /// @notice The highest claim rate that a model can be given.
  /// @dev Assumed: 100,000 tokens per second.
  /// @return LLM tokens per second.
  /// @custom:units 0=tokens-per-second
  uint256 public constant MAX_RATE_LIMIT = 100_000;

  /// @notice The token that votes and fees are paid in.
  /// @return FAB, with 18 decimals.
  IERC20 public governanceToken;

  /// @notice A model by its id; all fields empty if there is none.
  /// @return huggingfaceRepo Repository, as "owner/name".
  /// @return fileName File in the repository.
  /// @return sha256Hash SHA-256 of the file.
  /// @return approvalTier 1 trusted, 2 community, 0 unknown.
  /// @return active Whether sessions may use it.
  /// @return timestamp When it was approved.
  /// @custom:units timestamp=timestamp
  mapping(bytes32 => Model) public models;

  /// @notice The ids of all models ever approved, by position.
  /// @return The model id.
  bytes32[] public modelList;

  /// @notice The latest vote about a model.
  /// @return modelId The model.
  /// @return proposer Who paid the fee.
  /// @return votesFor FAB in favour.
  /// @return votesAgainst FAB against.
  /// @return proposalTime When it began; 0 if there was none.
  /// @return executed Whether its result was applied.
  /// @return modelData What would be approved.
  /// @return endTime Last moment to vote.
  /// @return extensionCount How often it was extended, 0 to 3.
  /// @custom:units votesFor=fab votesAgainst=fab proposalTime=timestamp modelData.timestamp=timestamp endTime=timestamp
  mapping(bytes32 => ModelProposal) public proposals;

  /// @notice What an account has locked in votes about a model.
  /// @return FAB, to be had back by withdrawVotes.
  /// @custom:units 0=fab
  mapping(bytes32 => mapping(address => uint256)) public votes;

  /// @notice Votes cast in the last hours since the vote began or was last extended.
  /// @return FAB.
  /// @custom:units 0=fab
  mapping(bytes32 => uint256) public lateVotes;

  /// @notice When the last vote about a model was executed.
  /// @return 0 if none was.
  /// @custom:units 0=timestamp
  mapping(bytes32 => uint256) public lastProposalExecutionTime;

  /// @notice The ids of models being voted on, by position; the order changes as votes end.
  /// @return The model id.
  bytes32[] public activeProposals;

  /// @dev Position of a model in activeProposals, valid while its proposal is open.
  mapping(bytes32 => uint256) private activeProposalIndex;

  /// @notice The claim rate that the owner gave a model.
  /// @return 0 if the default applies; see getModelRateLimit.
  /// @custom:units 0=tokens-per-second
  mapping(bytes32 => uint256) public modelMaxTokensPerSecond;

  /// @notice Fees of rejected proposals that the owner has not withdrawn.
  /// @return FAB.
  /// @custom:units 0=fab
  uint256 public accumulatedRejectedFees;

  /// @notice A model was approved.
  /// @param modelId Its id.
  /// @param huggingfaceRepo Its repository.
  /// @param fileName Its file.
  /// @param tier 1 trusted, 2 community.
  event ModelAdded(bytes32 indexed modelId, string huggingfaceRepo, string fileName, uint256 tier);

  /// @notice A model may no longer be used.
  /// @param modelId Its id.
  event ModelDeactivated(bytes32 indexed modelId);

  /// @notice A model may be used again.
  /// @param modelId Its id.
  event ModelReactivated(bytes32 indexed modelId);

  /// @notice A vote began.
  /// @param modelId The model.
  /// @param proposer Who proposed it.
  /// @param huggingfaceRepo Its repository.
  event ModelProposed(bytes32 indexed modelId, address indexed proposer, string huggingfaceRepo);

  /// @notice Somebody voted.
  /// @param modelId The model.
  /// @param voter Who.
  /// @param amount How much FAB was locked for it.
  /// @param support True in favour.
  /// @custom:units amount=fab
  event VoteCast(bytes32 indexed modelId, address indexed voter, uint256 amount, bool support);

  /// @notice Late votes extended a vote.
  /// @param modelId The model.
  /// @param newEndTime Its new end.
  /// @param extensionCount How many extensions it has had.
  /// @custom:units newEndTime=timestamp
  event VotingExtended(bytes32 indexed modelId, uint256 newEndTime, uint8 extensionCount);

  /// @notice A vote's result was applied.
  /// @param modelId The model.
  /// @param approved Whether it was approved.
  event ProposalExecuted(bytes32 indexed modelId, bool approved);

  /// @notice A model got a claim rate of its own, or lost it.
  /// @param modelId The model.
  /// @param maxTokensPerSecond The rate; 0 means the default again.
  /// @custom:units maxTokensPerSecond=tokens-per-second
  event ModelRateLimitUpdated(bytes32 indexed modelId, uint256 maxTokensPerSecond);

  /// @notice Fees of rejected proposals were withdrawn.
  /// @param recipient Who got them.
  /// @param amount How much.
  /// @custom:units amount=fab
  event RejectedFeesWithdrawn(address indexed recipient, uint256 amount);

  constructor() {
    _disableInitializers();
  }

  /// @notice Makes the caller the owner. Once, through the proxy.
  /// @param _governanceToken FAB.
  function initialize(address _governanceToken) external initializer {
    require(_governanceToken != address(0), "Invalid token");
    __Ownable_init(msg.sender);
    governanceToken = IERC20(_governanceToken);
  }

  /// @notice Approves a model at once, as trusted. Owner only.
  /// @param huggingfaceRepo Its repository, as "owner/name".
  /// @param fileName Its file.
  /// @param sha256Hash SHA-256 of the file.
  function addTrustedModel(
    string calldata huggingfaceRepo,
    string calldata fileName,
    bytes32 sha256Hash
  ) external onlyOwner {
    bytes32 modelId = getModelId(huggingfaceRepo, fileName);
    require(!_exists(modelId), "Model exists");
    _addModel(modelId, Model(huggingfaceRepo, fileName, sha256Hash, TIER_TRUSTED, true, block.timestamp));
  }

  /// @notice Approves several models at once, as trusted. Owner only.
  /// @dev Assumed: models that exist already are passed over.
  /// @param repos Their repositories.
  /// @param fileNames Their files, in the same order.
  /// @param hashes The files' SHA-256, in the same order.
  function batchAddTrustedModels(
    string[] calldata repos,
    string[] calldata fileNames,
    bytes32[] calldata hashes
  ) external onlyOwner {
    require(repos.length == fileNames.length && repos.length == hashes.length, "Length mismatch");
    for (uint256 i = 0; i < repos.length; i++) {
      bytes32 modelId = getModelId(repos[i], fileNames[i]);
      if (_exists(modelId)) continue;
      _addModel(modelId, Model(repos[i], fileNames[i], hashes[i], TIER_TRUSTED, true, block.timestamp));
    }
  }

  /// @notice Takes a model out of use; running sessions go on. Owner only.
  /// @param modelId An active model.
  function deactivateModel(bytes32 modelId) external onlyOwner {
    require(models[modelId].active, "Model not active");
    models[modelId].active = false;
    emit ModelDeactivated(modelId);
  }

  /// @notice Brings a model back into use. Owner only.
  /// @param modelId A deactivated model.
  function reactivateModel(bytes32 modelId) external onlyOwner {
    require(_exists(modelId), "Unknown model");
    require(!models[modelId].active, "Model active");
    models[modelId].active = true;
    emit ModelReactivated(modelId);
  }

  /// @notice Sets how fast a model's hosts may claim. Owner only.
  /// @dev Assumed: 0 brings the default back.
  /// @param modelId The model.
  /// @param maxTokensPerSec MIN_RATE_LIMIT to MAX_RATE_LIMIT, or 0.
  /// @custom:units maxTokensPerSec=tokens-per-second
  function setModelRateLimit(bytes32 modelId, uint256 maxTokensPerSec) external onlyOwner {
    require(_exists(modelId), "Unknown model");
    require(
      maxTokensPerSec == 0 || (maxTokensPerSec >= MIN_RATE_LIMIT && maxTokensPerSec <= MAX_RATE_LIMIT),
      "Invalid rate limit"
    );
    modelMaxTokensPerSecond[modelId] = maxTokensPerSec;
    emit ModelRateLimitUpdated(modelId, maxTokensPerSec);
  }

  /// @notice Begins a vote about a new model, for PROPOSAL_FEE in FAB that the caller approved before.
  /// @param huggingfaceRepo Its repository, as "owner/name".
  /// @param fileName Its file.
  /// @param sha256Hash SHA-256 of the file.
  function proposeModel(
    string calldata huggingfaceRepo,
    string calldata fileName,
    bytes32 sha256Hash
  ) external nonReentrant {
    bytes32 modelId = getModelId(huggingfaceRepo, fileName);
    require(!_exists(modelId), "Model exists");
    ModelProposal storage proposal = proposals[modelId];
    require(proposal.proposalTime == 0 || proposal.executed, "Proposal open");
    uint256 lastExecution = lastProposalExecutionTime[modelId];
    require(lastExecution == 0 || block.timestamp >= lastExecution + REPROPOSAL_COOLDOWN, "Cooldown");

    proposal.modelId = modelId;
    proposal.proposer = msg.sender;
    proposal.votesFor = 0;
    proposal.votesAgainst = 0;
    proposal.proposalTime = block.timestamp;
    proposal.executed = false;
    proposal.modelData = Model(huggingfaceRepo, fileName, sha256Hash, TIER_COMMUNITY, false, 0);
    proposal.endTime = block.timestamp + PROPOSAL_DURATION;
    proposal.extensionCount = 0;
    lateVotes[modelId] = 0;
    activeProposalIndex[modelId] = activeProposals.length;
    activeProposals.push(modelId);
    emit ModelProposed(modelId, msg.sender, huggingfaceRepo);

    governanceToken.safeTransferFrom(msg.sender, address(this), PROPOSAL_FEE);
  }

  /// @notice Votes by locking FAB that the caller approved before; may be repeated, on either side.
  /// @param modelId The model.
  /// @param amount How much FAB, more than zero.
  /// @param support True in favour.
  /// @custom:units amount=fab
  function voteOnProposal(bytes32 modelId, uint256 amount, bool support) external nonReentrant {
    ModelProposal storage proposal = _openProposal(modelId);
    require(block.timestamp <= proposal.endTime, "Voting ended");
    require(amount > 0, "Zero amount");

    votes[modelId][msg.sender] += amount;
    if (support) proposal.votesFor += amount;
    else proposal.votesAgainst += amount;
    emit VoteCast(modelId, msg.sender, amount, support);
    if (block.timestamp + EXTENSION_WINDOW > proposal.endTime) _countLateVotes(modelId, proposal, amount);

    governanceToken.safeTransferFrom(msg.sender, address(this), amount);
  }

  /// @notice Applies the result of a vote that is over; anyone may.
  /// @dev Assumed: approval needs the threshold and more votes in favour than against. A model that the owner added
  /// meanwhile stays as it is, and the proposal counts as approved.
  /// @param modelId The model.
  function executeProposal(bytes32 modelId) external nonReentrant {
    ModelProposal storage proposal = _openProposal(modelId);
    require(block.timestamp > proposal.endTime, "Voting open");
    bool approved = proposal.votesFor >= APPROVAL_THRESHOLD && proposal.votesFor > proposal.votesAgainst;

    proposal.executed = true;
    lastProposalExecutionTime[modelId] = block.timestamp;
    _removeActiveProposal(modelId);
    emit ProposalExecuted(modelId, approved);

    if (!approved) {
      accumulatedRejectedFees += PROPOSAL_FEE;
      return;
    }
    if (!_exists(modelId)) {
      Model memory model = proposal.modelData;
      model.active = true;
      model.timestamp = block.timestamp;
      _addModel(modelId, model);
    }
    governanceToken.safeTransfer(proposal.proposer, PROPOSAL_FEE);
  }

  /// @notice Returns the FAB that the caller locked in votes about a model, once the vote is over.
  /// @dev Assumed: that it was executed is not needed; and votes not withdrawn before the model is proposed again stay
  /// locked for that vote, without counting in it.
  /// @param modelId The model.
  function withdrawVotes(bytes32 modelId) external nonReentrant {
    ModelProposal storage proposal = proposals[modelId];
    require(proposal.executed || block.timestamp > proposal.endTime, "Voting open");
    uint256 amount = votes[modelId][msg.sender];
    require(amount > 0, "No votes");

    votes[modelId][msg.sender] = 0;
    governanceToken.safeTransfer(msg.sender, amount);
  }

  /// @notice Sends fees of rejected proposals to the owner. Owner only.
  /// @param amount How much FAB, at most accumulatedRejectedFees.
  /// @custom:units amount=fab
  function withdrawRejectedFees(uint256 amount) external onlyOwner nonReentrant {
    require(amount > 0, "Zero amount");
    require(amount <= accumulatedRejectedFees, "Insufficient fees");

    accumulatedRejectedFees -= amount;
    emit RejectedFeesWithdrawn(msg.sender, amount);
    governanceToken.safeTransfer(msg.sender, amount);
  }

  /// @notice How fast hosts of a model may claim.
  /// @param modelId The model, known or not.
  /// @return The model's own rate, else DEFAULT_RATE_LIMIT.
  /// @custom:units 0=tokens-per-second
  function getModelRateLimit(bytes32 modelId) external view returns (uint256) {
    uint256 own = modelMaxTokensPerSecond[modelId];
    return own == 0 ? DEFAULT_RATE_LIMIT : own;
  }

  /// @notice Whether sessions may use a model.
  /// @param modelId The model.
  /// @return True if it was approved and is not deactivated.
  function isModelApproved(bytes32 modelId) external view returns (bool) {
    return models[modelId].active;
  }

  /// @notice Whether the owner itself approved a model.
  /// @dev Assumed: deactivating a model does not change the answer.
  /// @param modelId The model.
  /// @return True for tier 1.
  function isTrustedModel(bytes32 modelId) external view returns (bool) {
    return models[modelId].approvalTier == TIER_TRUSTED;
  }

  /// @notice A model with all its fields.
  /// @param modelId The model.
  /// @return The model; all fields empty if unknown.
  /// @custom:units 0.timestamp=timestamp
  function getModel(bytes32 modelId) external view returns (Model memory) {
    return models[modelId];
  }

  /// @notice The expected hash of a model's file.
  /// @param modelId The model.
  /// @return SHA-256; zero if unknown.
  function getModelHash(bytes32 modelId) external view returns (bytes32) {
    return models[modelId].sha256Hash;
  }

  /// @notice All models ever approved, deactivated ones too.
  /// @return Their ids, oldest first.
  function getAllModels() external view returns (bytes32[] memory) {
    return modelList;
  }

  /// @notice All models with a vote that was not executed.
  /// @return Their ids, in no order.
  function getActiveProposals() external view returns (bytes32[] memory) {
    return activeProposals;
  }

  /// @notice The id of a model: the Keccak-256 of "repo/fileName" in UTF-8, case-sensitive.
  /// @param repo Its repository, as "owner/name".
  /// @param fileName Its file.
  /// @return The model id.
  function getModelId(string calldata repo, string calldata fileName) public pure returns (bytes32) {
    return keccak256(abi.encodePacked(repo, "/", fileName));
  }

  function _exists(bytes32 modelId) private view returns (bool) {
    return models[modelId].timestamp != 0;
  }

  function _openProposal(bytes32 modelId) private view returns (ModelProposal storage proposal) {
    proposal = proposals[modelId];
    require(proposal.proposalTime != 0, "No proposal");
    require(!proposal.executed, "Already executed");
  }

  function _addModel(bytes32 modelId, Model memory model) private {
    models[modelId] = model;
    modelList.push(modelId);
    emit ModelAdded(modelId, model.huggingfaceRepo, model.fileName, model.approvalTier);
  }

  /// @dev Enough late votes buy everybody else another day to answer them.
  function _countLateVotes(bytes32 modelId, ModelProposal storage proposal, uint256 amount) private {
    uint256 late = lateVotes[modelId] + amount;
    if (late >= EXTENSION_THRESHOLD && proposal.extensionCount < MAX_EXTENSIONS) {
      late = 0;
      proposal.extensionCount++;
      proposal.endTime += EXTENSION_DURATION;
      emit VotingExtended(modelId, proposal.endTime, proposal.extensionCount);
    }
    lateVotes[modelId] = late;
  }

  function _removeActiveProposal(bytes32 modelId) private {
    uint256 index = activeProposalIndex[modelId];
    bytes32 last = activeProposals[activeProposals.length - 1];
    activeProposals[index] = last;
    activeProposalIndex[last] = index;
    activeProposals.pop();
    delete activeProposalIndex[modelId];
  }
}
