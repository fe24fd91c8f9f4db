// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Sending native currency and ERC-20 tokens alike
/// @notice The token address zero stands for the chain's native currency.
library Payments {
  using SafeERC20 for IERC20;

  /// @dev The native currency's stand-in for a token address.
  address internal constant NATIVE = address(0);

  /// @dev What a receiver may spend when it is offered native currency: enough for a smart wallet to accept and log,
  /// too little to use up the gas of whoever pays. Assumed: 50,000.
  uint256 private constant OFFER_GAS = 50_000;

  /// @dev Sends `amount` of `token` to `to`, or reverts.
  function send(address token, address to, uint256 amount) internal {
    if (token == NATIVE) {
      (bool sent, ) = to.call{value: amount}("");
      require(sent, "Transfer failed");
    } else {
      IERC20(token).safeTransfer(to, amount);
    }
  }

  /// @dev Offers `amount` of `token` to `to`. False, and nothing moved, if the receiver or the token refuses.
  function offer(address token, address to, uint256 amount) internal returns (bool sent) {
    if (token == NATIVE) {
      (sent, ) = to.call{value: amount, gas: OFFER_GAS}("");
    } else {
      sent = IERC20(token).trySafeTransfer(to, amount);
    }
  }
}
