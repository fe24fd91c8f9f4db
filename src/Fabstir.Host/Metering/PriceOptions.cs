namespace Fabstir.Host;

/// <summary>What a host serves for at least. The contract lets nobody open a session below the price that the host registered; this is for hosts that raised it since.</summary>
public sealed class PriceOptions
{
    /// <summary>The least in USDC. Default: null, what the contract allowed.</summary>
    public TokenPrice? LeastUsdc { get; set; }

    /// <summary>The least in native currency. Default: null, what the contract allowed.</summary>
    public TokenPrice? LeastNative { get; set; }

    internal TokenPrice? LeastOf(PaymentToken token) => token == PaymentToken.Usdc ? LeastUsdc : LeastNative;
}
