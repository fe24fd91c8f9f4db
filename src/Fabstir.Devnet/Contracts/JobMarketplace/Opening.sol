// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Payments} from "../Payments.sol";
import {Delegation} from "./Delegation.sol";
import {Deposits} from "./Deposits.sol";
import {SessionTerms} from "./SessionTerms.sol";

/// @title The four ways of opening a session
/// @notice They differ in who pays and how; the terms and the session are the same. Where the id of a new session is
/// needed, read it from SessionJobCreated.
abstract contract Opening is SessionTerms, Deposits, Delegation {
  using SafeERC20 for IERC20;

  /// @notice A session was opened, in whichever way.
  /// @param jobId Its id.
  /// @param depositor Who pays.
  /// @param host Who serves.
  /// @param deposit What it holds.
  /// @custom:units deposit=base-units
  event SessionJobCreated(uint256 indexed jobId, address indexed depositor, address indexed host, uint256 deposit);

  /// @notice A session was opened, in whichever way; with its model.
  /// @param jobId Its id.
  /// @param depositor Who pays.
  /// @param host Who serves.
  /// @param modelId The model.
  /// @param deposit What it holds.
  /// @custom:units deposit=base-units
  event SessionJobCreatedForModel(
    uint256 indexed jobId,
    address indexed depositor,
    address indexed host,
    bytes32 modelId,
    uint256 deposit
  );

  /// @notice A session was opened from a deposit balance.
  /// @dev Assumed: emitted beside the two events of every session, and for no other way of opening one.
  /// @param sessionId Its id.
  /// @param depositor Who pays.
  /// @param host Who serves.
  /// @param deposit What it holds.
  /// @custom:units deposit=base-units
  event SessionCreatedByDepositor(
    uint256 indexed sessionId,
    address indexed depositor,
    address indexed host,
    uint256 deposit
  );

  /// @notice A session was opened by a delegate.
  /// @param sessionId Its id.
  /// @param payer Who pays.
  /// @param delegate Who opened it.
  /// @param host Who serves.
  /// @param modelId The model.
  /// @param amount What it holds.
  /// @custom:units amount=base-units
  event SessionCreatedByDelegate(
    uint256 indexed sessionId,
    address indexed payer,
    address indexed delegate,
    address host,
    bytes32 modelId,
    uint256 amount
  );

  /// @notice Opens a session with the native currency sent along.
  /// @param host An active host of the model.
  /// @param modelId An approved model.
  /// @param pricePerToken At least the host's price.
  /// @param maxDuration 1 s to 365 days.
  /// @param proofInterval At least MIN_PROVEN_TOKENS, and at most what the deposit pays for.
  /// @param proofTimeoutWindow MIN_PROOF_TIMEOUT to MAX_PROOF_TIMEOUT; 0 for DEFAULT_PROOF_TIMEOUT.
  /// @return jobId The session's id.
  /// @custom:units pricePerToken=price maxDuration=seconds proofInterval=tokens proofTimeoutWindow=seconds
  function createSessionJobForModel(
    address host,
    bytes32 modelId,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval,
    uint256 proofTimeoutWindow
  ) external payable whenNotPaused nonReentrant returns (uint256 jobId) {
    jobId = _open(
      msg.sender,
      Terms({
        modelId: modelId,
        host: host,
        paymentToken: Payments.NATIVE,
        deposit: msg.value,
        pricePerToken: pricePerToken,
        maxDuration: maxDuration,
        proofInterval: proofInterval,
        proofTimeoutWindow: proofTimeoutWindow
      })
    );
  }

  /// @notice Opens a session with tokens that the caller approved before.
  /// @param host An active host of the model.
  /// @param modelId An approved model.
  /// @param token An accepted token.
  /// @param deposit Within the token's limits.
  /// @param pricePerToken At least the host's price.
  /// @param maxDuration 1 s to 365 days.
  /// @param proofInterval At least MIN_PROVEN_TOKENS, and at most what the deposit pays for.
  /// @param proofTimeoutWindow MIN_PROOF_TIMEOUT to MAX_PROOF_TIMEOUT; 0 for DEFAULT_PROOF_TIMEOUT.
  /// @return jobId The session's id.
  /// @custom:units deposit=base-units pricePerToken=price maxDuration=seconds proofInterval=tokens proofTimeoutWindow=seconds
  function createSessionJobForModelWithToken(
    address host,
    bytes32 modelId,
    address token,
    uint256 deposit,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval,
    uint256 proofTimeoutWindow
  ) external whenNotPaused nonReentrant returns (uint256 jobId) {
    require(token != Payments.NATIVE, "Invalid token");
    jobId = _open(
      msg.sender,
      Terms({
        modelId: modelId,
        host: host,
        paymentToken: token,
        deposit: deposit,
        pricePerToken: pricePerToken,
        maxDuration: maxDuration,
        proofInterval: proofInterval,
        proofTimeoutWindow: proofTimeoutWindow
      })
    );
    IERC20(token).safeTransferFrom(msg.sender, address(this), deposit);
  }

  /// @notice Opens a session from the caller's deposit balance.
  /// @dev Assumed: its refund goes to the wallet like any other, not back to the deposit balance.
  /// @param modelId An approved model.
  /// @param host An active host of the model.
  /// @param paymentToken What to pay in; zero for native.
  /// @param deposit Within the token's limits, and at most the balance.
  /// @param pricePerToken At least the host's price.
  /// @param maxDuration 1 s to 365 days.
  /// @param proofInterval At least MIN_PROVEN_TOKENS, and at most what the deposit pays for.
  /// @param proofTimeoutWindow MIN_PROOF_TIMEOUT to MAX_PROOF_TIMEOUT; 0 for DEFAULT_PROOF_TIMEOUT.
  /// @return sessionId The session's id.
  /// @custom:units deposit=base-units pricePerToken=price maxDuration=seconds proofInterval=tokens proofTimeoutWindow=seconds
  function createSessionFromDepositForModel(
    bytes32 modelId,
    address host,
    address paymentToken,
    uint256 deposit,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval,
    uint256 proofTimeoutWindow
  ) external whenNotPaused nonReentrant returns (uint256 sessionId) {
    _debitDeposit(msg.sender, paymentToken, deposit);
    sessionId = _open(
      msg.sender,
      Terms({
        modelId: modelId,
        host: host,
        paymentToken: paymentToken,
        deposit: deposit,
        pricePerToken: pricePerToken,
        maxDuration: maxDuration,
        proofInterval: proofInterval,
        proofTimeoutWindow: proofTimeoutWindow
      })
    );
    emit SessionCreatedByDepositor(sessionId, msg.sender, host, deposit);
  }

  /// @notice Opens a session with tokens that another account approved before, as its delegate.
  /// @param payer Who pays, is the depositor and is refunded; it has to have authorized the caller.
  /// @param modelId An approved model.
  /// @param host An active host of the model.
  /// @param paymentToken An accepted token; not native.
  /// @param amount The deposit, within the token's limits.
  /// @param pricePerToken At least the host's price.
  /// @param maxDuration 1 s to 365 days.
  /// @param proofInterval At least MIN_PROVEN_TOKENS, and at most what the deposit pays for.
  /// @param proofTimeoutWindow MIN_PROOF_TIMEOUT to MAX_PROOF_TIMEOUT; 0 for DEFAULT_PROOF_TIMEOUT.
  /// @return sessionId The session's id.
  /// @custom:units amount=base-units pricePerToken=price maxDuration=seconds proofInterval=tokens proofTimeoutWindow=seconds
  function createSessionForModelAsDelegate(
    address payer,
    bytes32 modelId,
    address host,
    address paymentToken,
    uint256 amount,
    uint256 pricePerToken,
    uint256 maxDuration,
    uint256 proofInterval,
    uint256 proofTimeoutWindow
  ) external whenNotPaused nonReentrant returns (uint256 sessionId) {
    require(isAuthorizedDelegate[payer][msg.sender], "Not authorized");
    require(paymentToken != Payments.NATIVE, "ERC20 only");
    sessionId = _open(
      payer,
      Terms({
        modelId: modelId,
        host: host,
        paymentToken: paymentToken,
        deposit: amount,
        pricePerToken: pricePerToken,
        maxDuration: maxDuration,
        proofInterval: proofInterval,
        proofTimeoutWindow: proofTimeoutWindow
      })
    );
    emit SessionCreatedByDelegate(sessionId, payer, msg.sender, host, modelId, amount);
    IERC20(paymentToken).safeTransferFrom(payer, address(this), amount);
  }

  /// @dev Checks the terms and records the session, whose deposit is here already or is fetched right after.
  function _open(address depositor, Terms memory terms) internal virtual returns (uint256 jobId);
}
