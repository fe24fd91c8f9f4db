// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Hosts} from "./Hosts.sol";

/// @title Taking stake from hosts that misbehave
/// @notice The slashing authority takes a part of a host's stake for the treasury, and says why.
abstract contract Slashing is Hosts {
  using SafeERC20 for IERC20;

  /// @notice The most that one slash may take of a stake.
  /// @return Percent of the stake at that moment: 50.
  uint256 public constant MAX_SLASH_PERCENTAGE = 50;

  /// @notice The stake below which a slashed host is unregistered.
  /// @return 100 FAB.
  /// @custom:units 0=fab
  uint256 public constant MIN_STAKE_AFTER_SLASH = 100 ether;

  /// @notice How long a host is safe after a slash.
  /// @return 24 hours.
  /// @custom:units 0=seconds
  uint256 public constant SLASH_COOLDOWN = 24 hours;

  /// @notice Who may slash.
  /// @return The account; zero before initializeSlashing.
  address public slashingAuthority;

  /// @notice Who gets slashed stake.
  /// @return The account; zero before initializeSlashing.
  address public treasury;

  /// @notice When a host was last slashed.
  /// @return 0 if never.
  /// @custom:units 0=timestamp
  mapping(address => uint256) public lastSlashTime;

  /// @notice A host lost a part of its stake.
  /// @param host The host.
  /// @param amount What it lost.
  /// @param remainingStake What it has left.
  /// @param evidenceCID Where the evidence is.
  /// @param reason Why.
  /// @param executor Who slashed.
  /// @param timestamp When.
  /// @custom:units amount=fab remainingStake=fab timestamp=timestamp
  event SlashExecuted(
    address indexed host,
    uint256 amount,
    uint256 remainingStake,
    string evidenceCID,
    string reason,
    address indexed executor,
    uint256 timestamp
  );

  /// @notice A slash left a host too little stake, and it was unregistered.
  /// @param host The host.
  /// @param slashedAmount What the slash took.
  /// @param returnedAmount What it got back.
  /// @param reason The slash's reason.
  /// @custom:units slashedAmount=fab returnedAmount=fab
  event HostAutoUnregistered(address indexed host, uint256 slashedAmount, uint256 returnedAmount, string reason);

  /// @notice Somebody else may slash.
  /// @param previousAuthority Who could before.
  /// @param newAuthority Who can now.
  event SlashingAuthorityUpdated(address indexed previousAuthority, address indexed newAuthority);

  /// @notice Slashed stake goes elsewhere.
  /// @param newTreasury Who gets it.
  event TreasuryUpdated(address indexed newTreasury);

  /// @notice Turns slashing on: the owner may slash, for the benefit of a treasury. Owner only, once.
  /// @param _treasury Who gets slashed stake.
  function initializeSlashing(address _treasury) external onlyOwner {
    require(slashingAuthority == address(0), "Already initialized");
    setTreasury(_treasury);
    setSlashingAuthority(msg.sender);
  }

  /// @notice Lets somebody else slash. Owner only.
  /// @param newAuthority The account.
  function setSlashingAuthority(address newAuthority) public onlyOwner {
    require(newAuthority != address(0), "Invalid authority");
    emit SlashingAuthorityUpdated(slashingAuthority, newAuthority);
    slashingAuthority = newAuthority;
  }

  /// @notice Sends slashed stake elsewhere from now on. Owner only.
  /// @param newTreasury The account.
  function setTreasury(address newTreasury) public onlyOwner {
    require(newTreasury != address(0), "Invalid treasury");
    treasury = newTreasury;
    emit TreasuryUpdated(newTreasury);
  }

  /// @notice Takes a part of a host's stake; a host left with less than MIN_STAKE_AFTER_SLASH is unregistered and gets
  /// the rest back. Slashing authority only, once in SLASH_COOLDOWN.
  /// @param host The host.
  /// @param amount How much, at most MAX_SLASH_PERCENTAGE of its stake.
  /// @param evidenceCID Where the evidence is, not empty.
  /// @param reason Why, not empty.
  /// @custom:units amount=fab
  function slashStake(
    address host,
    uint256 amount,
    string calldata evidenceCID,
    string calldata reason
  ) external nonReentrant {
    require(msg.sender == slashingAuthority, "Not slashing authority");
    require(treasury != address(0), "No treasury");
    require(_isRegistered(host), "Host not registered");
    require(bytes(evidenceCID).length > 0, "Empty evidence");
    require(bytes(reason).length > 0, "Empty reason");
    uint256 last = lastSlashTime[host];
    require(last == 0 || block.timestamp >= last + SLASH_COOLDOWN, "Slash cooldown");
    Node storage node = nodes[host];
    require(amount > 0, "Zero amount");
    require(amount * 100 <= node.stakedAmount * MAX_SLASH_PERCENTAGE, "Slash too large");

    uint256 remaining = node.stakedAmount - amount;
    node.stakedAmount = remaining;
    lastSlashTime[host] = block.timestamp;
    emit SlashExecuted(host, amount, remaining, evidenceCID, reason, msg.sender, block.timestamp);
    bool tooLittle = remaining < MIN_STAKE_AFTER_SLASH;
    if (tooLittle) {
      _removeNode(host);
      emit HostAutoUnregistered(host, amount, remaining, reason);
    }

    fabToken.safeTransfer(treasury, amount);
    if (tooLittle) fabToken.safeTransfer(host, remaining);
  }
}
