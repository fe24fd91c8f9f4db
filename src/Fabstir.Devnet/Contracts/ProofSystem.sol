// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {UpgradeableByOwner} from "./UpgradeableByOwner.sol";

/// @title Register of used proofs
/// @notice Remembers every proof hash that was billed, so that the same work is never paid twice.
contract ProofSystem is UpgradeableByOwner {
  /// @notice Whether a proof hash was used before.
  /// @return True from the first use on.
  mapping(bytes32 => bool) public verifiedProofs;

  /// @notice Whether an account may mark proofs as used.
  /// @return True for the marketplace and whoever else the owner authorized.
  mapping(address => bool) public authorizedCallers;

  /// @notice An account's right to mark proofs changed.
  /// @param caller The account.
  /// @param authorized Whether it may mark proofs from now on.
  event AuthorizedCallerUpdated(address indexed caller, bool authorized);

  /// @notice A proof hash was used for the first time.
  /// @param proofHash The hash.
  /// @param prover The host that the proof is credited to.
  /// @param tokens How many LLM tokens the proof claims.
  /// @custom:units tokens=tokens
  event ProofVerified(bytes32 indexed proofHash, address indexed prover, uint256 tokens);

  constructor() {
    _disableInitializers();
  }

  /// @notice Makes the caller the owner. Once, through the proxy.
  function initialize() external initializer {
    __Ownable_init(msg.sender);
  }

  /// @notice Grants or withdraws the right to mark proofs. Owner only.
  /// @param caller The account, usually the marketplace's proxy.
  /// @param authorized Whether it may mark proofs.
  function setAuthorizedCaller(address caller, bool authorized) external onlyOwner {
    require(caller != address(0), "Invalid caller");
    authorizedCallers[caller] = authorized;
    emit AuthorizedCallerUpdated(caller, authorized);
  }

  /// @notice Uses up a proof hash, whatever it is the hash of. Authorized callers only.
  /// @dev Assumed: a used hash answers false instead of reverting, and an empty model id is refused.
  /// @param proofHash The hash, not zero.
  /// @param prover The host that submitted it.
  /// @param claimedTokens How many LLM tokens it claims.
  /// @param modelId The model that served them.
  /// @return True if the hash was new, false if it is zero or was used before.
  /// @custom:units claimedTokens=tokens
  function markProofUsed(
    bytes32 proofHash,
    address prover,
    uint256 claimedTokens,
    bytes32 modelId
  ) external returns (bool) {
    require(authorizedCallers[msg.sender], "Unauthorized");
    require(modelId != bytes32(0), "Invalid model");
    if (proofHash == bytes32(0) || verifiedProofs[proofHash]) return false;

    verifiedProofs[proofHash] = true;
    emit ProofVerified(proofHash, prover, claimedTokens);
    return true;
  }
}
