using Fabstir.Abi;

namespace Fabstir;

/// <summary>An allowance on chain, as its owner sees it.</summary>
internal interface IAllowance
{
    /// <summary>What the spender may take now.</summary>
    Task<UInt256> ReadAsync();

    /// <summary>Lets the spender take exactly so much, and waits until that is confirmed.</summary>
    Task ApproveAsync(UInt256 amount);

    /// <summary>What transactions that are on their way will take.</summary>
    UInt256 OnTheirWay { get; }
}
