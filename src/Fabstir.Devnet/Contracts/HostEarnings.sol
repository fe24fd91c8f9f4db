// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {Payments} from "./Payments.sol";
import {UpgradeableByOwner} from "./UpgradeableByOwner.sol";

/// @title What hosts have earned and not yet withdrawn
/// @notice The marketplace sends a host's share here and credits it; the host withdraws when it likes. The zero address
/// stands for the native currency.
contract HostEarnings is UpgradeableByOwner, ReentrancyGuard {
  /// @dev Open balance by host and token.
  mapping(address => mapping(address => uint256)) private earnings;

  /// @notice Everything ever credited in a token.
  /// @return Base units of that token.
  /// @custom:units 0=base-units
  mapping(address => uint256) public totalAccumulated;

  /// @notice Everything ever withdrawn in a token.
  /// @return Base units of that token.
  /// @custom:units 0=base-units
  mapping(address => uint256) public totalWithdrawn;

  /// @notice Whether an account may credit earnings and send native currency here.
  /// @return True for the marketplace and whoever else the owner authorized.
  mapping(address => bool) public authorizedCallers;

  /// @notice A host earned something.
  /// @param host The host.
  /// @param token What it was paid in; zero for native.
  /// @param amount What was added.
  /// @param newBalance The host's balance afterwards.
  /// @custom:units amount=base-units newBalance=base-units
  event EarningsCredited(address indexed host, address indexed token, uint256 amount, uint256 newBalance);

  /// @notice A host withdrew something.
  /// @param host The host.
  /// @param token What was withdrawn; zero for native.
  /// @param amount What was sent to the host.
  /// @param remainingBalance The host's balance afterwards.
  /// @custom:units amount=base-units remainingBalance=base-units
  event EarningsWithdrawn(address indexed host, address indexed token, uint256 amount, uint256 remainingBalance);

  /// @notice An account's right to credit earnings changed.
  /// @param caller The account.
  /// @param authorized Whether it may credit from now on.
  event CallerAuthorized(address indexed caller, bool authorized);

  modifier onlyAuthorized() {
    require(authorizedCallers[msg.sender], "Not authorized");
    _;
  }

  constructor() {
    _disableInitializers();
  }

  /// @notice Takes native currency from authorized callers only, so that nothing arrives uncredited by mistake.
  receive() external payable onlyAuthorized {}

  /// @notice Makes the caller the owner. Once, through the proxy.
  function initialize() external initializer {
    __Ownable_init(msg.sender);
  }

  /// @notice Grants or withdraws the right to credit earnings. Owner only.
  /// @param caller The account, usually the marketplace's proxy.
  /// @param authorized Whether it may credit.
  function setAuthorizedCaller(address caller, bool authorized) external onlyOwner {
    require(caller != address(0), "Invalid caller");
    authorizedCallers[caller] = authorized;
    emit CallerAuthorized(caller, authorized);
  }

  /// @notice Adds to a host's balance what was sent here before. Authorized callers only.
  /// @dev Assumed: a credit that the funds held here do not cover is refused.
  /// @param host The host.
  /// @param amount What it earned, more than zero.
  /// @param token What it was paid in; zero for native.
  /// @custom:units amount=base-units
  function creditEarnings(address host, uint256 amount, address token) external onlyAuthorized {
    require(host != address(0), "Invalid host");
    require(amount > 0, "Zero amount");
    require(amount <= _surplus(token), "Not funded");

    uint256 balance = earnings[host][token] + amount;
    earnings[host][token] = balance;
    totalAccumulated[token] += amount;
    emit EarningsCredited(host, token, amount, balance);
  }

  /// @notice Withdraws a part of the caller's earnings to the caller.
  /// @param amount How much, more than zero.
  /// @param token In what; zero for native.
  /// @custom:units amount=base-units
  function withdraw(uint256 amount, address token) external nonReentrant {
    require(amount > 0, "Zero amount");
    require(amount <= earnings[msg.sender][token], "Insufficient earnings");
    _withdraw(token, amount);
  }

  /// @notice Withdraws all the caller earned in one token; reverts if that is nothing.
  /// @param token In what; zero for native.
  function withdrawAll(address token) external nonReentrant {
    uint256 amount = earnings[msg.sender][token];
    require(amount > 0, "No earnings");
    _withdraw(token, amount);
  }

  /// @notice Withdraws all the caller earned in several tokens, passing over those with nothing to withdraw.
  /// @param tokens In what; zero for native.
  function withdrawMultiple(address[] calldata tokens) external nonReentrant {
    for (uint256 i = 0; i < tokens.length; i++) {
      uint256 amount = earnings[msg.sender][tokens[i]];
      if (amount > 0) _withdraw(tokens[i], amount);
    }
  }

  /// @notice Sends the owner what is here but owed to no host. Owner only.
  /// @param token In what; zero for native.
  /// @param amount How much, at most what is owed to nobody.
  /// @custom:units amount=base-units
  function rescueTokens(address token, uint256 amount) external onlyOwner nonReentrant {
    require(amount > 0, "Zero amount");
    require(amount <= _surplus(token), "Owed to hosts");
    Payments.send(token, owner(), amount);
  }

  /// @notice What a host may withdraw in one token.
  /// @param host The host.
  /// @param token In what; zero for native.
  /// @return Base units of the token.
  /// @custom:units 0=base-units
  function getBalance(address host, address token) external view returns (uint256) {
    return earnings[host][token];
  }

  /// @notice What a host may withdraw in several tokens.
  /// @param host The host.
  /// @param tokens In what; zero for native.
  /// @return balances Base units, in the order of `tokens`.
  /// @custom:units balances=base-units
  function getBalances(address host, address[] calldata tokens) external view returns (uint256[] memory balances) {
    balances = new uint256[](tokens.length);
    for (uint256 i = 0; i < tokens.length; i++) balances[i] = earnings[host][tokens[i]];
  }

  /// @notice The sums of one token over all hosts.
  /// @param token Which; zero for native.
  /// @return accumulated Everything ever credited.
  /// @return withdrawn Everything ever withdrawn.
  /// @return outstanding What hosts may still withdraw.
  /// @custom:units accumulated=base-units withdrawn=base-units outstanding=base-units
  function getTokenStats(
    address token
  ) external view returns (uint256 accumulated, uint256 withdrawn, uint256 outstanding) {
    accumulated = totalAccumulated[token];
    withdrawn = totalWithdrawn[token];
    outstanding = accumulated - withdrawn;
  }

  function _withdraw(address token, uint256 amount) private {
    uint256 remaining = earnings[msg.sender][token] - amount;
    earnings[msg.sender][token] = remaining;
    totalWithdrawn[token] += amount;
    emit EarningsWithdrawn(msg.sender, token, amount, remaining);
    Payments.send(token, msg.sender, amount);
  }

  function _surplus(address token) private view returns (uint256) {
    uint256 held = token == Payments.NATIVE ? address(this).balance : IERC20(token).balanceOf(address(this));
    return held - (totalAccumulated[token] - totalWithdrawn[token]);
  }
}
