// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A token for development chains
/// @notice An ERC-20 whose owner mints at will; it plays USDC (6 decimals) and FAB (18 decimals).
contract DevnetToken is ERC20, Ownable {
  uint8 private immutable _decimals;

  /// @notice Makes the deployer the owner; nothing is minted yet.
  /// @param name_ The token's name.
  /// @param symbol_ The token's symbol.
  /// @param decimals_ How many decimals a whole token has.
  constructor(string memory name_, string memory symbol_, uint8 decimals_) ERC20(name_, symbol_) Ownable(msg.sender) {
    _decimals = decimals_;
  }

  /// @notice Creates tokens. Owner only.
  /// @param to Who gets them.
  /// @param amount How many.
  /// @custom:units amount=base-units
  function mint(address to, uint256 amount) external onlyOwner {
    _mint(to, amount);
  }

  /// @notice How many decimals a whole token has.
  /// @return The number given at deployment.
  function decimals() public view override returns (uint8) {
    return _decimals;
  }
}
