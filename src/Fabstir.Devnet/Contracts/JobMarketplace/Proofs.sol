// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ProofSystem} from "../ProofSystem.sol";
import {SessionTerms} from "./SessionTerms.sol";

/// @title What a host's claim has to satisfy
/// @notice A claim is bounded in size, in speed and by what is left of the deposit, and its proof hash is used up.
abstract contract Proofs is SessionTerms {
  /// @dev How many times the model's rate a host may claim for the time since its last proof.
  uint256 private constant BURST = 2;

  /// @notice Where used proofs are remembered.
  /// @return The contract; zero before setProofSystem.
  ProofSystem public proofSystem;

  /// @notice A host claimed tokens.
  /// @param jobId The session.
  /// @param host Who claimed.
  /// @param tokensClaimed How many, in this proof.
  /// @param proofHash The proof's hash.
  /// @param proofCID Where the proof is.
  /// @param deltaCID Where what is new since the last proof is.
  /// @custom:units tokensClaimed=tokens
  event ProofSubmitted(
    uint256 indexed jobId,
    address indexed host,
    uint256 tokensClaimed,
    bytes32 proofHash,
    string proofCID,
    string deltaCID
  );

  /// @notice Names the contract that remembers used proofs; it has to authorize this marketplace. Treasury or owner
  /// only.
  /// @param _proofSystem The contract.
  function setProofSystem(address _proofSystem) external onlyTreasuryOrOwner {
    require(_proofSystem != address(0), "Invalid proof system");
    proofSystem = ProofSystem(_proofSystem);
  }

  /// @dev Reverts if more is claimed than a host can have served since `since`.
  function _checkRate(bytes32 modelId, uint256 tokens, uint256 since) internal view {
    uint256 rate = nodeRegistry.modelRegistry().getModelRateLimit(modelId);
    require(tokens <= (block.timestamp - since) * rate * BURST, "Claims too fast");
  }

  /// @dev Reverts unless the caller's proof is new.
  function _useProof(bytes32 proofHash, uint256 tokens, bytes32 modelId) internal {
    require(address(proofSystem) != address(0), "No proof system");
    require(proofSystem.markProofUsed(proofHash, msg.sender, tokens, modelId), "Invalid proof");
  }
}
