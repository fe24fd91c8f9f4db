// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Payments} from "../Payments.sol";
import {Roles} from "./Roles.sol";

/// @title What sessions can be paid in, and how much one session may hold
/// @notice Native currency is always accepted, under the token address zero. A token that takes a fee on transfers must
/// not be accepted: what is announced is what is booked.
abstract contract PaymentTokens is Roles {
  /// @notice The smallest deposit of a session in native currency; the largest is 1,000 ether.
  /// @return 0.0001 ether.
  /// @custom:units 0=wei
  uint256 public constant MIN_DEPOSIT = 0.0001 ether;

  /// @notice The smallest deposit of a session in USDC when USDC is first accepted; see tokenMinDeposits.
  /// @return 0.50 USDC.
  /// @custom:units 0=base-units
  uint256 public constant USDC_MIN_DEPOSIT = 500_000;

  /// @notice The largest deposit of a session in USDC when USDC is first accepted; see tokenMaxDeposits.
  /// @return 1,000,000 USDC.
  /// @custom:units 0=base-units
  uint256 public constant USDC_MAX_DEPOSIT = 1_000_000e6;

  uint256 private constant MAX_DEPOSIT = 1_000 ether;

  /// @notice The token named as USDC.
  /// @return The token; zero before setUsdcAddress.
  address public usdcAddress;

  /// @notice Whether a token is accepted.
  /// @return True for USDC and whatever else was added.
  mapping(address => bool) public acceptedTokens;

  /// @notice The smallest deposit of a session in a token.
  /// @return Base units; 0 if the token is not accepted.
  /// @custom:units 0=base-units
  mapping(address => uint256) public tokenMinDeposits;

  /// @notice The largest deposit of a session in a token.
  /// @return Base units; 0 if the token is not accepted.
  /// @custom:units 0=base-units
  mapping(address => uint256) public tokenMaxDeposits;

  /// @notice A token is accepted from now on.
  /// @param token The token.
  /// @param minDeposit The smallest deposit of a session.
  /// @param maxDeposit The largest deposit of a session.
  /// @custom:units minDeposit=base-units maxDeposit=base-units
  event TokenAccepted(address indexed token, uint256 minDeposit, uint256 maxDeposit);

  /// @notice A token's smallest deposit changed.
  /// @param token The token.
  /// @param oldMinDeposit What it was.
  /// @param newMinDeposit What it is.
  /// @custom:units oldMinDeposit=base-units newMinDeposit=base-units
  event TokenMinDepositUpdated(address indexed token, uint256 oldMinDeposit, uint256 newMinDeposit);

  /// @notice A token's largest deposit changed.
  /// @param token The token.
  /// @param oldMaxDeposit What it was.
  /// @param newMaxDeposit What it is.
  /// @custom:units oldMaxDeposit=base-units newMaxDeposit=base-units
  event TokenMaxDepositUpdated(address indexed token, uint256 oldMaxDeposit, uint256 newMaxDeposit);

  /// @notice Accepts a token. Treasury or owner only.
  /// @param token The token.
  /// @param minDeposit The smallest deposit of a session, more than zero.
  /// @param maxDeposit The largest deposit of a session, more than the smallest.
  /// @custom:units minDeposit=base-units maxDeposit=base-units
  function addAcceptedToken(address token, uint256 minDeposit, uint256 maxDeposit) external onlyTreasuryOrOwner {
    require(!acceptedTokens[token], "Token already accepted");
    _acceptToken(token, minDeposit, maxDeposit);
  }

  /// @notice Changes a token's smallest deposit. Treasury or owner only.
  /// @param token An accepted token.
  /// @param minDeposit More than zero, less than the largest.
  /// @custom:units minDeposit=base-units
  function updateTokenMinDeposit(address token, uint256 minDeposit) external onlyTreasuryOrOwner {
    _requireAccepted(token);
    _requireLimits(minDeposit, tokenMaxDeposits[token]);
    emit TokenMinDepositUpdated(token, tokenMinDeposits[token], minDeposit);
    tokenMinDeposits[token] = minDeposit;
  }

  /// @notice Changes a token's largest deposit. Treasury or owner only.
  /// @param token An accepted token.
  /// @param maxDeposit More than the smallest.
  /// @custom:units maxDeposit=base-units
  function updateTokenMaxDeposit(address token, uint256 maxDeposit) external onlyTreasuryOrOwner {
    _requireAccepted(token);
    _requireLimits(tokenMinDeposits[token], maxDeposit);
    emit TokenMaxDepositUpdated(token, tokenMaxDeposits[token], maxDeposit);
    tokenMaxDeposits[token] = maxDeposit;
  }

  /// @notice Names the token that is USDC, and accepts it if it is not yet. Owner only.
  /// @dev Assumed: the limits are then USDC_MIN_DEPOSIT and USDC_MAX_DEPOSIT, and a token named before stays accepted.
  /// @param _usdc The token.
  function setUsdcAddress(address _usdc) external onlyOwner {
    usdcAddress = _usdc;
    if (!acceptedTokens[_usdc]) _acceptToken(_usdc, USDC_MIN_DEPOSIT, USDC_MAX_DEPOSIT);
  }

  function _requireAccepted(address token) internal view {
    require(acceptedTokens[token], "Token not accepted");
  }

  /// @dev Reverts unless one session may hold that much of that token.
  function _requireDepositInRange(address token, uint256 amount) internal view {
    bool native = token == Payments.NATIVE;
    if (!native) _requireAccepted(token);
    require(amount >= (native ? MIN_DEPOSIT : tokenMinDeposits[token]), "Deposit too small");
    require(amount <= (native ? MAX_DEPOSIT : tokenMaxDeposits[token]), "Deposit too large");
  }

  function _acceptToken(address token, uint256 minDeposit, uint256 maxDeposit) private {
    require(token != Payments.NATIVE, "Invalid token");
    _requireLimits(minDeposit, maxDeposit);
    acceptedTokens[token] = true;
    tokenMinDeposits[token] = minDeposit;
    tokenMaxDeposits[token] = maxDeposit;
    emit TokenAccepted(token, minDeposit, maxDeposit);
  }

  function _requireLimits(uint256 minDeposit, uint256 maxDeposit) private pure {
    require(minDeposit > 0 && minDeposit < maxDeposit, "Invalid limits");
  }
}
