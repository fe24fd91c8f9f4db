// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {Payments} from "../Payments.sol";
import {Roles} from "./Roles.sol";

/// @title The treasury's fees
/// @notice Fees of settled sessions stay in the marketplace until the treasury withdraws them.
abstract contract Treasury is Roles, ReentrancyGuard {
  /// @dev The whole, in basis points.
  uint256 private constant BASIS_POINTS = 10_000;

  /// @notice The treasury's share of what hosts are paid for proven tokens; fixed at initialization.
  /// @return 0 to 10,000; 1,000 is 10 %.
  /// @custom:units 0=basis-points
  uint256 public feeBasisPoints;

  /// @notice Native fees not yet withdrawn.
  /// @return Wei.
  /// @custom:units 0=wei
  uint256 public accumulatedTreasuryNative;

  /// @notice Fees in a token not yet withdrawn.
  /// @return Base units.
  /// @custom:units 0=base-units
  mapping(address => uint256) public accumulatedTreasuryTokens;

  /// @notice The treasury withdrew fees.
  /// @param token In what; zero for native.
  /// @param amount How much.
  /// @custom:units amount=base-units
  event TreasuryWithdrawal(address indexed token, uint256 amount);

  /// @notice Sends the treasury all native fees; reverts if there are none. Treasury only.
  function withdrawTreasuryNative() external onlyTreasury nonReentrant {
    require(_withdrawFees(Payments.NATIVE), "Nothing to withdraw");
  }

  /// @notice Sends the treasury all fees in a token; reverts if there are none. Treasury only.
  /// @param token The token.
  function withdrawTreasuryTokens(address token) external onlyTreasury nonReentrant {
    require(token != Payments.NATIVE, "Invalid token");
    require(_withdrawFees(token), "Nothing to withdraw");
  }

  /// @notice Sends the treasury all native fees and all fees in some tokens, passing over what is empty. Treasury only.
  /// @param tokens The tokens.
  function withdrawAllTreasuryFees(address[] calldata tokens) external onlyTreasury nonReentrant {
    _withdrawFees(Payments.NATIVE);
    for (uint256 i = 0; i < tokens.length; i++) _withdrawFees(tokens[i]);
  }

  function _setFeeBasisPoints(uint256 basisPoints) internal {
    require(basisPoints <= BASIS_POINTS, "Invalid fee");
    feeBasisPoints = basisPoints;
  }

  /// @dev The treasury's share of a host's pay, rounded down.
  function _feeOn(uint256 pay) internal view returns (uint256) {
    return (pay * feeBasisPoints) / BASIS_POINTS;
  }

  function _collectFee(address token, uint256 fee) internal {
    if (token == Payments.NATIVE) accumulatedTreasuryNative += fee;
    else accumulatedTreasuryTokens[token] += fee;
  }

  /// @dev False if there was nothing to withdraw.
  function _withdrawFees(address token) private returns (bool) {
    uint256 amount = token == Payments.NATIVE ? accumulatedTreasuryNative : accumulatedTreasuryTokens[token];
    if (amount == 0) return false;

    if (token == Payments.NATIVE) accumulatedTreasuryNative = 0;
    else accumulatedTreasuryTokens[token] = 0;
    emit TreasuryWithdrawal(token, amount);
    Payments.send(token, treasuryAddress, amount);
    return true;
  }
}
