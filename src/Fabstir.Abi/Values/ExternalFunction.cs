namespace Fabstir.Abi;

/// <summary>Solidity's external <c>function</c> type: which function of which contract.</summary>
/// <param name="Address">The contract.</param>
/// <param name="Selector">The first four bytes of the Keccak-256 of the function's signature.</param>
public readonly record struct ExternalFunction(Address Address, Bytes4 Selector)
{
    /// <summary>The address and the selector, separated by a colon.</summary>
    public override string ToString() => $"{Address}:{Selector}";
}
