// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// What Vault.json was compiled from; its enums were added as abi/README.md says.

/// An amount of the vault's own unit.
type Shares is uint128;

/// What every vault can do.
interface IVault {
    enum Status { Active, Paused, TIMED_OUT }

    /// A wish to trade.
    struct Order {
        address maker;
        uint256 amount;
        bytes32[] proof;
    }

    /// When deposits are taken.
    struct Window {
        uint64 opens;
        uint64 closes;
    }
}

/// @notice Keeps tokens, and gives <shares> for them.
/// @dev Deploy it behind a proxy.
abstract contract Vault is IVault {
    /// @notice Tokens came in.
    /// @param account Who gave them.
    /// @param token Which token.
    /// @param amount How many.
    /// @param shares What was given for them.
    /// @custom:units amount=base-units
    event Deposited(address indexed account, address indexed token, uint256 amount, Shares shares);
    event OrderFilled(bytes32 indexed id, Order order, Status status);
    event Renamed(string indexed oldName, string newName);
    event StatusChanged(Status indexed from, Status indexed to);
    event Heartbeat(uint64 indexed round, bytes data) anonymous;

    /// @notice More was asked for than there is.
    /// @param available What there is.
    /// @param required What was asked for.
    /// @custom:units available=base-units required=base-units
    error InsufficientFunds(uint256 available, uint256 required);
    error Closed();
    error BadOrder(Order order, string why);

    /// @notice The fee on withdrawals.
    /// @custom:units 0=basis-points
    uint16 public constant FEE = 25;

    /// @notice What an account may withdraw.
    /// @return Base units of the token.
    /// @custom:units 0=base-units
    mapping(address account => uint256) public balanceOf;

    /// @param asset The token.
    /// @param name For display.
    constructor(address asset, string memory name) {}

    receive() external payable {}
    fallback() external payable {}

    /// @notice Takes tokens of the caller and gives shares.
    /// @dev The allowance has to be set before.
    /// @param token Which token.
    /// @param amount How many.
    /// @param minShares The fewest shares that are accepted.
    /// @return shares What was given.
    /// @custom:units amount=base-units
    function deposit(address token, uint256 amount, Shares minShares) external virtual returns (Shares shares);

    /// @notice Buys shares with native currency.
    /// @param minShares The fewest shares that are accepted.
    function buy(Shares minShares) external payable virtual;

    /// @notice Takes deposits again.
    function open() external virtual;

    /// @notice What a deposit would give.
    /// @param amount How many tokens.
    /// @param token Which token.
    /// @return shares What it would give.
    /// @return fee What it would cost.
    /// @custom:units amount=base-units fee=base-units
    function preview(uint256 amount, address token) external view virtual returns (Shares shares, uint256 fee);

    function status() external view virtual returns (Status);
    function orderOf(bytes32 id) external view virtual returns (Order memory order);
    function windows() external view virtual returns (Window[2] memory);
    function fill(Order calldata order, Window calldata window, bytes[] calldata signatures) external virtual;
    function setHook(function(uint256) external returns (bytes4) hook) external virtual;
    function setStatus(Status status_) external virtual;

    function withdraw(uint256 amount) external virtual;
    function withdraw(uint256 amount, address to) external virtual;

    function find(uint256 id) external view virtual returns (bool);
    function find(bytes32 id) external view virtual returns (bool);
}
