// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Payments} from "../Payments.sol";
import {Hosts} from "./Hosts.sol";

/// @title What hosts ask for their models
/// @notice A host sets one price for each model and payment token; without a price there is no session.
abstract contract Prices is Hosts {
  /// @notice A host's price for a model in native currency, of the revisions before 2026-02-26.
  /// @dev Assumed: part of the surface only; nothing in this revision writes it.
  /// @return Always 0; see getModelPricing.
  /// @custom:units 0=price
  mapping(address => mapping(bytes32 => uint256)) public modelPricingNative;

  /// @notice A host's price for a model in stablecoin, of the revisions before 2026-02-26.
  /// @dev Assumed: part of the surface only; nothing in this revision writes it.
  /// @return Always 0; see getModelPricing.
  /// @custom:units 0=price
  mapping(address => mapping(bytes32 => uint256)) public modelPricingStable;

  /// @notice A host's price in a token for all models, of the revisions before 2026-02-26.
  /// @dev Assumed: part of the surface only; nothing in this revision writes it.
  /// @return Always 0; see getModelPricing.
  /// @custom:units 0=price
  mapping(address => mapping(address => uint256)) public customTokenPricing;

  /// @notice A host's price for a model in a payment token; the zero address is native currency.
  /// @return 0 if it set none, where getModelPricing reverts.
  /// @custom:units 0=price
  mapping(address => mapping(bytes32 => mapping(address => uint256))) public modelTokenPricing;

  /// @notice A host set or cleared a price.
  /// @param operator The host.
  /// @param modelId The model.
  /// @param token The payment token; zero for native.
  /// @param price The price; 0 if cleared.
  /// @custom:units price=price
  event ModelTokenPricingUpdated(
    address indexed operator,
    bytes32 indexed modelId,
    address indexed token,
    uint256 price
  );

  /// @notice Sets the caller's price for one of its models in one payment token.
  /// @param modelId A model that it serves.
  /// @param token The payment token; zero for native.
  /// @param price Within the native range for the zero address, else within the stable range.
  /// @custom:units price=price
  function setModelTokenPricing(bytes32 modelId, address token, uint256 price) external onlyRegistered {
    require(nodeSupportsModel(msg.sender, modelId), "Model not supported");
    if (token == Payments.NATIVE) _requireNativePrice(price);
    else _requireStablePrice(price);
    modelTokenPricing[msg.sender][modelId][token] = price;
    emit ModelTokenPricingUpdated(msg.sender, modelId, token, price);
  }

  /// @notice Removes the caller's price, so that no new session can use that model and token.
  /// @param modelId The model.
  /// @param token The payment token; zero for native.
  function clearModelTokenPricing(bytes32 modelId, address token) external onlyRegistered {
    delete modelTokenPricing[msg.sender][modelId][token];
    emit ModelTokenPricingUpdated(msg.sender, modelId, token, 0);
  }

  /// @notice The lowest price at which a host serves a model for a payment token; reverts if it set none.
  /// @param operator The host.
  /// @param modelId The model.
  /// @param token The payment token; zero for native.
  /// @return Base units of the token for 1,000 LLM tokens.
  /// @custom:units 0=price
  function getModelPricing(address operator, bytes32 modelId, address token) external view returns (uint256) {
    uint256 price = modelTokenPricing[operator][modelId][token];
    require(price != 0, "No model pricing");
    return price;
  }

  /// @notice A host's prices for all its models in one payment token.
  /// @param operator The host.
  /// @param token The payment token; zero for native.
  /// @return modelIds The models that it serves.
  /// @return prices Their prices, in the same order; 0 where it set none.
  /// @custom:units prices=price
  function getHostModelPrices(
    address operator,
    address token
  ) external view returns (bytes32[] memory modelIds, uint256[] memory prices) {
    modelIds = nodes[operator].supportedModels;
    prices = new uint256[](modelIds.length);
    for (uint256 i = 0; i < modelIds.length; i++) prices[i] = modelTokenPricing[operator][modelIds[i]][token];
  }
}
