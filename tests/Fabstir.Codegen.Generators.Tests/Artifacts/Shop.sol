// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

enum Size { Small, Large }

type Price is uint128;

library Prices {
    function double(Price price) external pure returns (Price) {
        return Price.wrap(Price.unwrap(price) * 2);
    }
}

interface IShop {
    enum Status { Open, Closed, SoldOut }

    struct Item { string name; Price price; Size size; }
}

/// @notice Sells things.
/// @dev Linked with a library.
contract Shop is IShop {
    event Sold(address indexed buyer, Item item);

    error NotOpen(Status status);

    Status public status;
    address public immutable owner;

    constructor(address owner_) payable {
        owner = owner_;
    }

    /// @notice Buys one.
    /// @param item What is bought.
    /// @return paid What it cost.
    /// @custom:units paid=wei
    function buy(Item calldata item) external payable returns (Price paid) {
        if (status != Status.Open) {
            revert NotOpen(status);
        }

        emit Sold(msg.sender, item);
        return Prices.double(item.price);
    }
}
