// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Who may open sessions at another account's expense
/// @notice A delegate opens sessions with tokens that the payer approved for the marketplace. The payer is the
/// depositor and gets the refunds; the delegate cannot end a session.
abstract contract Delegation {
  /// @notice Whether the first account lets the second open sessions at its expense.
  /// @return True from authorizeDelegate(delegate, true) until it is taken back.
  mapping(address => mapping(address => bool)) public isAuthorizedDelegate;

  /// @notice A delegation was given or taken back.
  /// @param depositor Who pays.
  /// @param delegate Who may open sessions.
  /// @param authorized Whether it may from now on.
  event DelegateAuthorized(address indexed depositor, address indexed delegate, bool authorized);

  /// @notice Lets another account open sessions at the caller's expense, up to the caller's token allowance for the
  /// marketplace, or stops that.
  /// @param delegate The other account; not zero, not the caller.
  /// @param authorized Whether it may.
  function authorizeDelegate(address delegate, bool authorized) external {
    require(delegate != address(0) && delegate != msg.sender, "Invalid delegate");
    isAuthorizedDelegate[msg.sender][delegate] = authorized;
    emit DelegateAuthorized(msg.sender, delegate, authorized);
  }

  /// @notice Whether one account lets another open sessions at its expense.
  /// @param depositor Who would pay.
  /// @param delegate Who would open sessions.
  /// @return True if it may.
  function isDelegateAuthorized(address depositor, address delegate) external view returns (bool) {
    return isAuthorizedDelegate[depositor][delegate];
  }
}
