namespace Fabstir;

/// <summary>A wallet, a deposit balance or an allowance is smaller than what should be spent. Nothing was sent.</summary>
public sealed class InsufficientBalanceException : FabstirException
{
    /// <summary>Describes what is missing.</summary>
    /// <param name="code">Whether it is a balance or an allowance.</param>
    /// <param name="needed">How much is needed, with its unit.</param>
    /// <param name="available">How much is there, with its unit.</param>
    /// <param name="source">Where that was read, such as <c>USDC.balanceOf(0x…)</c>.</param>
    public InsufficientBalanceException(FabstirErrorCode code, string needed, string available, string source)
        : base(code, $"{needed} are needed, and there are {available} ({source}): nothing was sent.")
    {
        Needed = needed;
        Available = available;
        ReadFrom = source;
    }

    /// <summary>How much is needed, with its unit.</summary>
    public string Needed { get; }

    /// <summary>How much is there, with its unit.</summary>
    public string Available { get; }

    /// <summary>Where that was read.</summary>
    public string ReadFrom { get; }
}
