// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {NodeRegistry} from "../NodeRegistry.sol";
import {Payments} from "../Payments.sol";
import {PaymentTokens} from "./PaymentTokens.sol";

/// @title What a session may be agreed on
/// @notice Prices are in base units of the payment token for PRICE_PRECISION tokens of the model.
abstract contract SessionTerms is PaymentTokens {
  /// @dev What the parties of a new session agree on.
  struct Terms {
    bytes32 modelId;
    address host;
    address paymentToken;
    uint256 deposit;
    uint256 pricePerToken;
    uint256 maxDuration;
    uint256 proofInterval;
    uint256 proofTimeoutWindow;
  }

  /// @notice How many LLM tokens a price is for.
  /// @return 1,000: an amount is tokens times price divided by this, rounded down.
  uint256 public constant PRICE_PRECISION = 1_000;

  /// @notice The fewest LLM tokens that a proof claims, and the smallest proof interval.
  /// @return 100.
  /// @custom:units 0=tokens
  uint256 public constant MIN_PROVEN_TOKENS = 100;

  /// @notice The shortest proof timeout window.
  /// @return 60 s.
  /// @custom:units 0=seconds
  uint256 public constant MIN_PROOF_TIMEOUT = 60;

  /// @notice The longest proof timeout window.
  /// @return 3,600 s.
  /// @custom:units 0=seconds
  uint256 public constant MAX_PROOF_TIMEOUT = 3_600;

  /// @notice The proof timeout window of a session created with 0.
  /// @return 300 s.
  /// @custom:units 0=seconds
  uint256 public constant DEFAULT_PROOF_TIMEOUT = 300;

  uint256 private constant MAX_DURATION = 365 days;

  /// @notice Where hosts, their models and their prices are looked up.
  /// @return The registry.
  NodeRegistry public nodeRegistry;

  function _setNodeRegistry(address registry) internal {
    require(registry != address(0), "Invalid node registry");
    nodeRegistry = NodeRegistry(registry);
  }

  /// @dev Reverts unless a session may be opened on these terms. Returns the proof timeout window that applies.
  function _checkTerms(Terms memory terms) internal view returns (uint256 window) {
    _requireDepositInRange(terms.paymentToken, terms.deposit);
    require(nodeRegistry.isActiveNode(terms.host), "Host not active");
    require(nodeRegistry.modelRegistry().isModelApproved(terms.modelId), "Model not approved");
    require(nodeRegistry.nodeSupportsModel(terms.host, terms.modelId), "Model not supported");
    _checkPrice(terms);
    require(terms.maxDuration > 0 && terms.maxDuration <= MAX_DURATION, "Invalid duration");
    require(terms.proofInterval >= MIN_PROVEN_TOKENS, "Proof interval too small");
    require(terms.proofInterval <= _tokensFor(terms.deposit, terms.pricePerToken), "Deposit below one interval");

    window = terms.proofTimeoutWindow == 0 ? DEFAULT_PROOF_TIMEOUT : terms.proofTimeoutWindow;
    require(window >= MIN_PROOF_TIMEOUT && window <= MAX_PROOF_TIMEOUT, "Invalid proof timeout");
  }

  /// @dev What a number of LLM tokens costs, rounded down.
  function _costOf(uint256 tokens, uint256 price) internal pure returns (uint256) {
    return (tokens * price) / PRICE_PRECISION;
  }

  /// @dev How many LLM tokens an amount pays for, rounded down.
  function _tokensFor(uint256 amount, uint256 price) internal pure returns (uint256) {
    return (amount * PRICE_PRECISION) / price;
  }

  /// @dev The host's price is the floor. Assumed: the registry's range is the ceiling.
  function _checkPrice(Terms memory terms) private view {
    uint256 floor = nodeRegistry.getModelPricing(terms.host, terms.modelId, terms.paymentToken);
    require(terms.pricePerToken >= floor, "Price below host minimum");
    uint256 ceiling = terms.paymentToken == Payments.NATIVE
      ? nodeRegistry.MAX_PRICE_PER_TOKEN_NATIVE()
      : nodeRegistry.MAX_PRICE_PER_TOKEN_STABLE();
    require(terms.pricePerToken <= ceiling, "Price above maximum");
  }
}
