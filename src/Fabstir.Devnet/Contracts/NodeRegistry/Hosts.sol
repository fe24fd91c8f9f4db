// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {ModelRegistry} from "../ModelRegistry.sol";
import {UpgradeableByOwner} from "../UpgradeableByOwner.sol";
import {PriceRanges} from "./PriceRanges.sol";

/// @title Who is registered, with what stake, where, and for which models
/// @notice A host stands in the list of active hosts and in the list of each of its models until it unregisters.
abstract contract Hosts is UpgradeableByOwner, ReentrancyGuard, PriceRanges {
  using SafeERC20 for IERC20;

  /// @dev A registered host.
  struct Node {
    address operator;
    uint256 stakedAmount;
    bool active;
    string metadata;
    string apiUrl;
    bytes32[] supportedModels;
    uint256 minPricePerTokenNative;
    uint256 minPricePerTokenStable;
  }

  /// @notice What registering costs in stake.
  /// @return 1,000 FAB.
  /// @custom:units 0=fab
  uint256 public constant MIN_STAKE = 1_000 ether;

  /// @notice The token of stakes.
  /// @return FAB, with 18 decimals.
  IERC20 public fabToken;

  /// @notice Where models are approved.
  /// @return The registry.
  ModelRegistry public modelRegistry;

  /// @notice A host by its address; all fields empty if it is not registered. Its models are in getNodeModels.
  /// @return operator The host's own address.
  /// @return stakedAmount FAB at stake.
  /// @return active Whether it takes sessions.
  /// @return metadata Its own description, usually JSON.
  /// @return apiUrl Where it is reached.
  /// @return minPricePerTokenNative What it named at registration; sessions use getModelPricing.
  /// @return minPricePerTokenStable What it named at registration; sessions use getModelPricing.
  /// @custom:units stakedAmount=fab minPricePerTokenNative=price minPricePerTokenStable=price
  mapping(address => Node) public nodes;

  /// @notice The active hosts, by position; the order changes as hosts leave.
  /// @return The host.
  address[] public activeNodesList;

  /// @notice Where an active host stands in activeNodesList.
  /// @return Its position; 0 as well for a host that is not listed.
  mapping(address => uint256) public activeNodesIndex;

  /// @notice The hosts of a model, by position; the order changes as hosts leave.
  /// @return The host.
  mapping(bytes32 => address[]) public modelToNodes;

  /// @dev Position plus one of a host in modelToNodes; 0 if it does not serve the model.
  mapping(address => mapping(bytes32 => uint256)) private modelPosition;

  /// @notice A host registered.
  /// @param operator The host.
  /// @param stakedAmount Its stake.
  /// @param metadata Its description.
  /// @param models What it serves.
  /// @custom:units stakedAmount=fab
  event NodeRegistered(address indexed operator, uint256 stakedAmount, string metadata, bytes32[] models);

  /// @notice A host left.
  /// @param operator The host.
  /// @param returnedAmount The stake it got back.
  /// @custom:units returnedAmount=fab
  event NodeUnregistered(address indexed operator, uint256 returnedAmount);

  /// @notice A host serves other models now.
  /// @param operator The host.
  /// @param newModels All it serves from now on.
  event ModelsUpdated(address indexed operator, bytes32[] newModels);

  /// @notice A host describes itself differently.
  /// @param operator The host.
  /// @param newMetadata The description.
  event MetadataUpdated(address indexed operator, string newMetadata);

  /// @notice A host is reached elsewhere.
  /// @param operator The host.
  /// @param newApiUrl The address.
  event ApiUrlUpdated(address indexed operator, string newApiUrl);

  modifier onlyRegistered() {
    require(_isRegistered(msg.sender), "Not registered");
    _;
  }

  /// @notice Registers the caller as a host, for MIN_STAKE in FAB that it approved before. It takes sessions once it
  /// has also set prices with setModelTokenPricing.
  /// @param metadata Its description, not empty.
  /// @param apiUrl Where it is reached, not empty.
  /// @param modelIds What it serves: approved, at least one, none twice.
  /// @param minPricePerTokenNative MIN_PRICE_PER_TOKEN_NATIVE to MAX_PRICE_PER_TOKEN_NATIVE.
  /// @param minPricePerTokenStable MIN_PRICE_PER_TOKEN_STABLE to MAX_PRICE_PER_TOKEN_STABLE.
  /// @custom:units minPricePerTokenNative=price minPricePerTokenStable=price
  function registerNode(
    string calldata metadata,
    string calldata apiUrl,
    bytes32[] calldata modelIds,
    uint256 minPricePerTokenNative,
    uint256 minPricePerTokenStable
  ) external nonReentrant {
    require(!_isRegistered(msg.sender), "Already registered");
    require(bytes(metadata).length > 0, "Empty metadata");
    require(bytes(apiUrl).length > 0, "Empty API URL");
    _requireNativePrice(minPricePerTokenNative);
    _requireStablePrice(minPricePerTokenStable);

    Node storage node = nodes[msg.sender];
    node.operator = msg.sender;
    node.stakedAmount = MIN_STAKE;
    node.active = true;
    node.metadata = metadata;
    node.apiUrl = apiUrl;
    node.minPricePerTokenNative = minPricePerTokenNative;
    node.minPricePerTokenStable = minPricePerTokenStable;
    _setModels(msg.sender, modelIds);
    activeNodesIndex[msg.sender] = activeNodesList.length;
    activeNodesList.push(msg.sender);
    emit NodeRegistered(msg.sender, MIN_STAKE, metadata, modelIds);

    fabToken.safeTransferFrom(msg.sender, address(this), MIN_STAKE);
  }

  /// @notice Adds to the caller's stake FAB that it approved before.
  /// @param amount How much, more than zero.
  /// @custom:units amount=fab
  function stake(uint256 amount) external nonReentrant onlyRegistered {
    require(amount > 0, "Zero amount");
    nodes[msg.sender].stakedAmount += amount;
    fabToken.safeTransferFrom(msg.sender, address(this), amount);
  }

  /// @notice Removes the caller from the registry and returns its stake; running sessions go on.
  /// @dev Assumed: prices outlive the registration, and apply again if the host comes back.
  function unregisterNode() external nonReentrant onlyRegistered {
    uint256 returned = _removeNode(msg.sender);
    emit NodeUnregistered(msg.sender, returned);
    fabToken.safeTransfer(msg.sender, returned);
  }

  /// @notice Replaces the models that the caller serves.
  /// @param newModelIds Approved, at least one, none twice.
  function updateSupportedModels(bytes32[] calldata newModelIds) external onlyRegistered {
    _clearModels(msg.sender);
    _setModels(msg.sender, newModelIds);
    emit ModelsUpdated(msg.sender, newModelIds);
  }

  /// @notice Replaces the caller's description.
  /// @param newMetadata Not empty.
  function updateMetadata(string calldata newMetadata) external onlyRegistered {
    require(bytes(newMetadata).length > 0, "Empty metadata");
    nodes[msg.sender].metadata = newMetadata;
    emit MetadataUpdated(msg.sender, newMetadata);
  }

  /// @notice Replaces the address where the caller is reached.
  /// @param newApiUrl Not empty.
  function updateApiUrl(string calldata newApiUrl) external onlyRegistered {
    require(bytes(newApiUrl).length > 0, "Empty API URL");
    nodes[msg.sender].apiUrl = newApiUrl;
    emit ApiUrlUpdated(msg.sender, newApiUrl);
  }

  /// @notice All active hosts.
  /// @return Their addresses, in no order.
  function getAllActiveNodes() external view returns (address[] memory) {
    return activeNodesList;
  }

  /// @notice All hosts of a model.
  /// @param modelId The model.
  /// @return Their addresses, in no order.
  function getNodesForModel(bytes32 modelId) external view returns (address[] memory) {
    return modelToNodes[modelId];
  }

  /// @notice The models that a host serves.
  /// @param nodeAddress The host.
  /// @return Their ids.
  function getNodeModels(address nodeAddress) external view returns (bytes32[] memory) {
    return nodes[nodeAddress].supportedModels;
  }

  /// @notice Where a host is reached.
  /// @param operator The host.
  /// @return Its address; empty if it is not registered.
  function getNodeApiUrl(address operator) external view returns (string memory) {
    return nodes[operator].apiUrl;
  }

  /// @notice All about a host; everything empty if it is not registered.
  /// @param operator The host.
  /// @return The host's own address.
  /// @return FAB at stake.
  /// @return Whether it takes sessions.
  /// @return Its description.
  /// @return Where it is reached.
  /// @return The models that it serves.
  /// @return The native price that it named at registration.
  /// @return The stable price that it named at registration.
  /// @custom:units 1=fab 6=price 7=price
  function getNodeFullInfo(
    address operator
  )
    external
    view
    returns (address, uint256, bool, string memory, string memory, bytes32[] memory, uint256, uint256)
  {
    Node storage node = nodes[operator];
    return (
      node.operator,
      node.stakedAmount,
      node.active,
      node.metadata,
      node.apiUrl,
      node.supportedModels,
      node.minPricePerTokenNative,
      node.minPricePerTokenStable
    );
  }

  /// @notice Whether a host takes sessions.
  /// @param operator The host.
  /// @return True while it is registered.
  function isActiveNode(address operator) external view returns (bool) {
    return nodes[operator].active;
  }

  /// @notice Whether a host serves a model.
  /// @param nodeAddress The host.
  /// @param modelId The model.
  /// @return True if it is among the host's models.
  function nodeSupportsModel(address nodeAddress, bytes32 modelId) public view returns (bool) {
    return modelPosition[nodeAddress][modelId] != 0;
  }

  function _isRegistered(address operator) internal view returns (bool) {
    return nodes[operator].operator != address(0);
  }

  function _isListed(address operator) internal view returns (bool) {
    uint256 index = activeNodesIndex[operator];
    return index < activeNodesList.length && activeNodesList[index] == operator;
  }

  function _setModels(address operator, bytes32[] calldata modelIds) private {
    require(modelIds.length > 0, "No models");
    for (uint256 i = 0; i < modelIds.length; i++) {
      bytes32 modelId = modelIds[i];
      require(modelRegistry.isModelApproved(modelId), "Model not approved");
      require(!nodeSupportsModel(operator, modelId), "Duplicate model");
      modelToNodes[modelId].push(operator);
      modelPosition[operator][modelId] = modelToNodes[modelId].length;
    }
    nodes[operator].supportedModels = modelIds;
  }

  function _clearModels(address operator) private {
    bytes32[] storage modelIds = nodes[operator].supportedModels;
    for (uint256 i = 0; i < modelIds.length; i++) {
      bytes32 modelId = modelIds[i];
      address[] storage hosts = modelToNodes[modelId];
      uint256 position = modelPosition[operator][modelId];
      address last = hosts[hosts.length - 1];
      hosts[position - 1] = last;
      modelPosition[last][modelId] = position;
      hosts.pop();
      delete modelPosition[operator][modelId];
    }
    delete nodes[operator].supportedModels;
  }

  /// @dev Forgets a host; also one that is missing from the list of active hosts. Returns the stake that it had.
  function _removeNode(address operator) internal returns (uint256 stakeToReturn) {
    stakeToReturn = nodes[operator].stakedAmount;
    _clearModels(operator);
    if (_isListed(operator)) {
      uint256 index = activeNodesIndex[operator];
      address last = activeNodesList[activeNodesList.length - 1];
      activeNodesList[index] = last;
      activeNodesIndex[last] = index;
      activeNodesList.pop();
    }
    delete activeNodesIndex[operator];
    delete nodes[operator];
  }
}
