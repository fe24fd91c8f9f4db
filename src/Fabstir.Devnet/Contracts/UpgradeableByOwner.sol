// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {OwnableUpgradeable} from "@openzeppelin/contracts-upgradeable/access/OwnableUpgradeable.sol";
import {UUPSUpgradeable} from "@openzeppelin/contracts-upgradeable/proxy/utils/UUPSUpgradeable.sol";

/// @title A contract behind a UUPS proxy that only its owner may upgrade
abstract contract UpgradeableByOwner is UUPSUpgradeable, OwnableUpgradeable {
  /// @dev Lets the owner, and nobody else, replace the implementation.
  function _authorizeUpgrade(address) internal override onlyOwner {}
}
