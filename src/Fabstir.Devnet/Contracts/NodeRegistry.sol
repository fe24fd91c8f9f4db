// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ModelRegistry} from "./ModelRegistry.sol";
import {Prices} from "./NodeRegistry/Prices.sol";
import {Slashing} from "./NodeRegistry/Slashing.sol";

/// @title The hosts: their stake, models, prices and addresses
/// @notice A host registers with a stake in FAB, says where it is reached and which models it serves, and sets a price
/// for each model and payment token. A slashing authority can take a part of the stake.
contract NodeRegistry is Prices, Slashing {
  using SafeERC20 for IERC20;

  /// @notice Models are looked up elsewhere.
  /// @param newRegistry The registry.
  event ModelRegistryUpdated(address indexed newRegistry);

  /// @notice The owner dissolved a registration that had fallen out of the list of active hosts.
  /// @param operator The host.
  /// @param stakeReturned The stake it got back.
  /// @custom:units stakeReturned=fab
  event CorruptNodeRepaired(address indexed operator, uint256 stakeReturned);

  constructor() {
    _disableInitializers();
  }

  /// @notice Makes the caller the owner. Once, through the proxy.
  /// @param _fabToken FAB.
  /// @param _modelRegistry Where models are approved.
  function initialize(address _fabToken, address _modelRegistry) external initializer {
    require(_fabToken != address(0), "Invalid token");
    require(_modelRegistry != address(0), "Invalid registry");
    __Ownable_init(msg.sender);
    fabToken = IERC20(_fabToken);
    modelRegistry = ModelRegistry(_modelRegistry);
  }

  /// @notice Looks models up elsewhere from now on. Owner only.
  /// @param newRegistry The registry.
  function updateModelRegistry(address newRegistry) external onlyOwner {
    require(newRegistry != address(0), "Invalid registry");
    modelRegistry = ModelRegistry(newRegistry);
    emit ModelRegistryUpdated(newRegistry);
  }

  /// @notice Dissolves a registration that is not in the list of active hosts any more, and returns its stake. Owner
  /// only.
  /// @param nodeAddress The host.
  function repairCorruptNode(address nodeAddress) external onlyOwner nonReentrant {
    require(_isRegistered(nodeAddress), "Not registered");
    require(!_isListed(nodeAddress), "Not corrupt");
    uint256 returned = _removeNode(nodeAddress);
    emit CorruptNodeRepaired(nodeAddress, returned);
    fabToken.safeTransfer(nodeAddress, returned);
  }
}
