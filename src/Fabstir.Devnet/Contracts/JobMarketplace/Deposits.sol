// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {Payments} from "../Payments.sol";
import {PaymentTokens} from "./PaymentTokens.sol";

/// @title What users have deposited
/// @notice A deposit balance pays for sessions without a transfer each time, and takes refunds that could not be sent.
/// What running sessions hold is locked and shown apart.
abstract contract Deposits is PaymentTokens, ReentrancyGuard {
  using SafeERC20 for IERC20;

  /// @notice An account's free native balance.
  /// @return What withdrawNative can take.
  /// @custom:units 0=wei
  mapping(address => uint256) public userDepositsNative;

  /// @notice An account's free balance in a token.
  /// @return What withdrawToken can take.
  /// @custom:units 0=base-units
  mapping(address => mapping(address => uint256)) public userDepositsToken;

  /// @dev What an account's running sessions hold, by token; zero for native.
  mapping(address => mapping(address => uint256)) private sessionFunds;

  /// @notice Somebody deposited.
  /// @param depositor Who.
  /// @param amount How much.
  /// @param token In what; zero for native.
  /// @custom:units amount=base-units
  event DepositReceived(address indexed depositor, uint256 amount, address indexed token);

  /// @notice Somebody withdrew from its deposit balance.
  /// @param depositor Who.
  /// @param amount How much.
  /// @param token In what; zero for native.
  /// @custom:units amount=base-units
  event WithdrawalProcessed(address indexed depositor, uint256 amount, address indexed token);

  /// @notice Adds the value sent to the caller's deposit balance.
  function depositNative() external payable whenNotPaused nonReentrant {
    require(msg.value > 0, "Zero deposit");
    _creditDeposit(msg.sender, Payments.NATIVE, msg.value);
    emit DepositReceived(msg.sender, msg.value, Payments.NATIVE);
  }

  /// @notice Adds tokens that the caller approved before to its deposit balance.
  /// @param token An accepted token.
  /// @param amount How much, more than zero.
  /// @custom:units amount=base-units
  function depositToken(address token, uint256 amount) external whenNotPaused nonReentrant {
    _requireAccepted(token);
    require(amount > 0, "Zero deposit");
    _creditDeposit(msg.sender, token, amount);
    emit DepositReceived(msg.sender, amount, token);
    IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
  }

  /// @notice Sends the caller a part of its native deposit balance.
  /// @param amount How much, more than zero.
  /// @custom:units amount=wei
  function withdrawNative(uint256 amount) external nonReentrant {
    _withdrawDeposit(Payments.NATIVE, amount);
  }

  /// @notice Sends the caller a part of its deposit balance in a token.
  /// @param token The token.
  /// @param amount How much, more than zero.
  /// @custom:units amount=base-units
  function withdrawToken(address token, uint256 amount) external nonReentrant {
    require(token != Payments.NATIVE, "Invalid token");
    _withdrawDeposit(token, amount);
  }

  /// @notice An account's free balance.
  /// @param account The account.
  /// @param token In what; zero for native.
  /// @return Base units of the token.
  /// @custom:units 0=base-units
  function getDepositBalance(address account, address token) public view returns (uint256) {
    return token == Payments.NATIVE ? userDepositsNative[account] : userDepositsToken[account][token];
  }

  /// @notice An account's free balances.
  /// @param account The account.
  /// @param tokens In what; zero for native.
  /// @return Base units, in the order of `tokens`.
  /// @custom:units 0=base-units
  function getDepositBalances(address account, address[] calldata tokens) external view returns (uint256[] memory) {
    uint256[] memory balances = new uint256[](tokens.length);
    for (uint256 i = 0; i < tokens.length; i++) balances[i] = getDepositBalance(account, tokens[i]);
    return balances;
  }

  /// @notice What an account's running sessions hold in native currency.
  /// @dev Assumed: proven tokens are part of it, because nothing is paid before a session ends.
  /// @param account The account.
  /// @return locked The sum of their deposits.
  /// @custom:units locked=wei
  function getLockedBalanceNative(address account) external view returns (uint256 locked) {
    return sessionFunds[account][Payments.NATIVE];
  }

  /// @notice What an account's running sessions hold in a token.
  /// @dev Assumed: proven tokens are part of it, because nothing is paid before a session ends.
  /// @param account The account.
  /// @param token The token.
  /// @return locked The sum of their deposits.
  /// @custom:units locked=base-units
  function getLockedBalanceToken(address account, address token) external view returns (uint256 locked) {
    return sessionFunds[account][token];
  }

  /// @notice An account's free and locked native balance together.
  /// @param account The account.
  /// @return Wei.
  /// @custom:units 0=wei
  function getTotalBalanceNative(address account) external view returns (uint256) {
    return userDepositsNative[account] + sessionFunds[account][Payments.NATIVE];
  }

  /// @notice An account's free and locked balance in a token together.
  /// @param account The account.
  /// @param token The token.
  /// @return Base units.
  /// @custom:units 0=base-units
  function getTotalBalanceToken(address account, address token) external view returns (uint256) {
    return userDepositsToken[account][token] + sessionFunds[account][token];
  }

  function _creditDeposit(address account, address token, uint256 amount) internal {
    if (token == Payments.NATIVE) userDepositsNative[account] += amount;
    else userDepositsToken[account][token] += amount;
  }

  function _debitDeposit(address account, address token, uint256 amount) internal {
    require(amount <= getDepositBalance(account, token), "Insufficient balance");
    if (token == Payments.NATIVE) userDepositsNative[account] -= amount;
    else userDepositsToken[account][token] -= amount;
  }

  function _lockFunds(address account, address token, uint256 amount) internal {
    sessionFunds[account][token] += amount;
  }

  function _releaseFunds(address account, address token, uint256 amount) internal {
    sessionFunds[account][token] -= amount;
  }

  function _withdrawDeposit(address token, uint256 amount) private {
    require(amount > 0, "Zero amount");
    _debitDeposit(msg.sender, token, amount);
    emit WithdrawalProcessed(msg.sender, amount, token);
    Payments.send(token, msg.sender, amount);
  }
}
