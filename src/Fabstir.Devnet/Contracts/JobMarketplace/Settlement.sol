// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {HostEarnings} from "../HostEarnings.sol";
import {Payments} from "../Payments.sol";
import {Deposits} from "./Deposits.sol";
import {Treasury} from "./Treasury.sol";

/// @title How a session's deposit is divided when it ends
/// @notice The host's pay less the treasury's fee goes to HostEarnings, where the host withdraws it; the rest of the
/// deposit goes back to the depositor's wallet, whatever the session was paid from. A refund that the wallet or the
/// token refuses is credited to the depositor's deposit balance, so that nobody can keep a session from ending.
abstract contract Settlement is Deposits, Treasury {
  /// @dev A session's money at its end: what it held, and what of that is the host's before the fee.
  struct Account {
    uint256 jobId;
    address depositor;
    address host;
    address token;
    uint256 deposit;
    uint256 pay;
    uint256 fee;
  }

  /// @notice Where hosts' earnings are kept.
  /// @return The contract.
  HostEarnings public hostEarnings;

  /// @notice A refund arrived in a depositor's wallet.
  /// @dev Assumed: emitted for refunds only.
  /// @param recipient The depositor.
  /// @param amount How much, in the session's payment token.
  /// @custom:units amount=base-units
  event PaymentSent(address indexed recipient, uint256 amount);

  /// @notice A refund could not be sent, and was added to the depositor's deposit balance.
  /// @param jobId The session.
  /// @param depositor Who can withdraw it.
  /// @param amount How much.
  /// @param token In what; zero for native.
  /// @custom:units amount=base-units
  event RefundCreditedToDeposit(
    uint256 indexed jobId,
    address indexed depositor,
    uint256 amount,
    address indexed token
  );

  function _setHostEarnings(address payable earnings) internal {
    require(earnings != address(0), "Invalid host earnings");
    hostEarnings = HostEarnings(earnings);
  }

  /// @dev Books the fee and moves the money; what the session records has to be written before.
  function _payOut(Account memory account) internal {
    _releaseFunds(account.depositor, account.token, account.deposit);
    _collectFee(account.token, account.fee);
    _payHost(account.host, account.token, account.pay - account.fee);
    _refund(account, account.deposit - account.pay);
  }

  function _payHost(address host, address token, uint256 amount) private {
    if (amount == 0) return;
    Payments.send(token, address(hostEarnings), amount);
    hostEarnings.creditEarnings(host, amount, token);
  }

  function _refund(Account memory account, uint256 amount) private {
    if (amount == 0) return;
    if (Payments.offer(account.token, account.depositor, amount)) {
      emit PaymentSent(account.depositor, amount);
    } else {
      _creditDeposit(account.depositor, account.token, amount);
      emit RefundCreditedToDeposit(account.jobId, account.depositor, amount, account.token);
    }
  }
}
