namespace Fabstir;

/// <summary>A model that a host serves, and what it asks for it. Immutable, thread-safe.</summary>
/// <param name="Model">The model.</param>
/// <param name="Usdc">Its price in USDC; null if sessions of this model cannot be paid in USDC.</param>
/// <param name="Native">Its price in native currency; null if sessions of this model cannot be paid in it.</param>
public sealed record HostModel(ModelId Model, TokenPrice? Usdc, TokenPrice? Native = null)
{
    /// <summary>The price in a token; null if there is none.</summary>
    /// <param name="token">What is paid.</param>
    public TokenPrice? PriceIn(PaymentToken token) => token == PaymentToken.Native ? Native : Usdc;
}
