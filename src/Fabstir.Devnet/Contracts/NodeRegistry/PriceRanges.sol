// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a host may ask
/// @notice Prices are in base units of the payment token for PRICE_PRECISION tokens of the model.
abstract contract PriceRanges {
  /// @notice How many LLM tokens a price is for.
  /// @return 1,000: an amount is tokens times price divided by this.
  uint256 public constant PRICE_PRECISION = 1_000;

  /// @notice The lowest price in a token.
  /// @return Base units of the token for 1,000 LLM tokens.
  /// @custom:units 0=price
  uint256 public constant MIN_PRICE_PER_TOKEN_STABLE = 1;

  /// @notice The highest price in a token.
  /// @return Base units of the token for 1,000 LLM tokens.
  /// @custom:units 0=price
  uint256 public constant MAX_PRICE_PER_TOKEN_STABLE = 100_000_000;

  /// @notice The lowest price in native currency.
  /// @return Wei for 1,000 LLM tokens.
  /// @custom:units 0=price
  uint256 public constant MIN_PRICE_PER_TOKEN_NATIVE = 227_273;

  /// @notice The highest price in native currency.
  /// @return Wei for 1,000 LLM tokens.
  /// @custom:units 0=price
  uint256 public constant MAX_PRICE_PER_TOKEN_NATIVE = 22_727_272_727_273_000;

  function _requireNativePrice(uint256 price) internal pure {
    require(price >= MIN_PRICE_PER_TOKEN_NATIVE, "Price below minimum");
    require(price <= MAX_PRICE_PER_TOKEN_NATIVE, "Price above maximum");
  }

  function _requireStablePrice(uint256 price) internal pure {
    require(price >= MIN_PRICE_PER_TOKEN_STABLE, "Price below minimum");
    require(price <= MAX_PRICE_PER_TOKEN_STABLE, "Price above maximum");
  }
}
