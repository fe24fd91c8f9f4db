namespace Fabstir.Ethereum;

/// <summary>A node is on another chain than expected. Nothing was sent.</summary>
public sealed class WrongChainException : EthereumException
{
    /// <summary>Describes the mismatch.</summary>
    /// <param name="expected">The chain id that was asked for.</param>
    /// <param name="actual">The chain id of the node.</param>
    public WrongChainException(ulong expected, ulong actual)
        : base($"The node is on chain {actual}, not on {expected}: nothing was sent. Check its URL.")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The chain id that was asked for.</summary>
    public ulong Expected { get; }

    /// <summary>The chain id of the node.</summary>
    public ulong Actual { get; }
}
