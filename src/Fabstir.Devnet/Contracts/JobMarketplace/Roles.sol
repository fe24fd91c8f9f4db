// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {PausableUpgradeable} from "@openzeppelin/contracts-upgradeable/utils/PausableUpgradeable.sol";
import {UpgradeableByOwner} from "../UpgradeableByOwner.sol";

/// @title Who administers the marketplace
/// @notice The owner upgrades and appoints. The treasury collects fees and, like the owner, may pause and set limits.
abstract contract Roles is UpgradeableByOwner, PausableUpgradeable {
  /// @notice Who may withdraw the treasury's fees, pause and set limits.
  /// @return The account.
  address public treasuryAddress;

  /// @notice New sessions, deposits and proofs are stopped.
  /// @param by Who stopped them.
  event ContractPaused(address indexed by);

  /// @notice New sessions, deposits and proofs are possible again.
  /// @param by Who allowed them.
  event ContractUnpaused(address indexed by);

  modifier onlyTreasury() {
    require(msg.sender == treasuryAddress, "Only treasury");
    _;
  }

  modifier onlyTreasuryOrOwner() {
    require(msg.sender == treasuryAddress || msg.sender == owner(), "Only treasury or owner");
    _;
  }

  /// @notice Stops new sessions, deposits and proofs; ending sessions and withdrawing go on. Treasury or owner only.
  function pause() external onlyTreasuryOrOwner {
    _pause();
    emit ContractPaused(msg.sender);
  }

  /// @notice Allows new sessions, deposits and proofs again. Treasury or owner only.
  function unpause() external onlyTreasuryOrOwner {
    _unpause();
    emit ContractUnpaused(msg.sender);
  }

  /// @notice Appoints another treasury; fees already collected are its too. Owner only.
  /// @param _treasury The account.
  function setTreasury(address _treasury) external onlyOwner {
    _setTreasury(_treasury);
  }

  function _setTreasury(address treasury) internal {
    require(treasury != address(0), "Invalid treasury");
    treasuryAddress = treasury;
  }
}
