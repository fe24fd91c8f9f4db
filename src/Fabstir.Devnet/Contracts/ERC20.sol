// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Any ERC-20 token
/// @notice What payment tokens and FAB have in common: the standard's functions and events, and ERC-6093's errors.
interface ERC20 {
  /// @notice Tokens changed hands; minting comes from the zero address, burning goes to it.
  /// @param from Who paid.
  /// @param to Who was paid.
  /// @param value How much.
  /// @custom:units value=base-units
  event Transfer(address indexed from, address indexed to, uint256 value);

  /// @notice An owner set what a spender may take.
  /// @param owner The owner.
  /// @param spender The spender.
  /// @param value The new allowance, replacing the old one.
  /// @custom:units value=base-units
  event Approval(address indexed owner, address indexed spender, uint256 value);

  /// @notice A sender has less than it would send.
  /// @param sender Who would send.
  /// @param balance What it has.
  /// @param needed What it would need.
  /// @custom:units balance=base-units needed=base-units
  error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);

  /// @notice Tokens cannot come from this address.
  /// @param sender The address.
  error ERC20InvalidSender(address sender);

  /// @notice Tokens cannot go to this address.
  /// @param receiver The address.
  error ERC20InvalidReceiver(address receiver);

  /// @notice A spender may take less than it would.
  /// @param spender Who would take.
  /// @param allowance What it may take.
  /// @param needed What it would need.
  /// @custom:units allowance=base-units needed=base-units
  error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed);

  /// @notice This address cannot grant allowances.
  /// @param approver The address.
  error ERC20InvalidApprover(address approver);

  /// @notice This address cannot be granted an allowance.
  /// @param spender The address.
  error ERC20InvalidSpender(address spender);

  /// @notice Lets a spender take up to an amount of the caller's tokens, replacing what it was allowed before.
  /// @param spender The spender.
  /// @param value The allowance.
  /// @return True, unless it reverts.
  /// @custom:units value=base-units
  function approve(address spender, uint256 value) external returns (bool);

  /// @notice Sends tokens of the caller.
  /// @param to Who gets them.
  /// @param value How many.
  /// @return True, unless it reverts.
  /// @custom:units value=base-units
  function transfer(address to, uint256 value) external returns (bool);

  /// @notice Sends tokens of another account out of the caller's allowance.
  /// @param from Whose tokens.
  /// @param to Who gets them.
  /// @param value How many.
  /// @return True, unless it reverts.
  /// @custom:units value=base-units
  function transferFrom(address from, address to, uint256 value) external returns (bool);

  /// @notice What a spender may still take of an owner's tokens.
  /// @param owner The owner.
  /// @param spender The spender.
  /// @return Base units.
  /// @custom:units 0=base-units
  function allowance(address owner, address spender) external view returns (uint256);

  /// @notice How many tokens an account has.
  /// @param account The account.
  /// @return Base units.
  /// @custom:units 0=base-units
  function balanceOf(address account) external view returns (uint256);

  /// @notice How many decimals a whole token has; a whole token is ten to that power of base units.
  /// @return 6 for USDC, 18 for FAB.
  function decimals() external view returns (uint8);

  /// @notice The token's name.
  /// @return Text for display.
  function name() external view returns (string memory);

  /// @notice The token's short name.
  /// @return Text for display.
  function symbol() external view returns (string memory);

  /// @notice How many tokens exist.
  /// @return Base units.
  /// @custom:units 0=base-units
  function totalSupply() external view returns (uint256);
}
