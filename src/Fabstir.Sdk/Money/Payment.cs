using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>What payment tokens are on a chain: addresses and decimals.</summary>
internal static class Payment
{
    /// <summary>The decimals of the native currency of every chain that the marketplace is on.</summary>
    public const int NativeDecimals = 18;

    /// <summary>The decimals of USDC.</summary>
    public const int UsdcDecimals = 6;

    public static int DecimalsOf(PaymentToken token) => token switch
    {
        PaymentToken.Usdc => UsdcDecimals,
        PaymentToken.Native => NativeDecimals,
        _ => throw Unknown(token),
    };

    /// <summary>What contracts call a token; the native currency is the zero address.</summary>
    public static Address AddressOf(PaymentToken token, FabstirDeployment deployment) => token switch
    {
        PaymentToken.Usdc => deployment.Usdc.Address,
        PaymentToken.Native => Address.Zero,
        _ => throw Unknown(token),
    };

    /// <summary>The token of an address that a contract named.</summary>
    /// <exception cref="FabstirException">Sessions of this deployment are not paid in it.</exception>
    public static PaymentToken TokenOf(Address address, FabstirDeployment deployment) =>
        address.IsZero ? PaymentToken.Native
        : address == deployment.Usdc.Address ? PaymentToken.Usdc
        : throw new FabstirException(
            FabstirErrorCode.InvalidPaymentToken, $"{address} is neither the native currency nor the USDC of {deployment.Name} ({deployment.Usdc.Address}).");

    public static string SymbolOf(PaymentToken token) => token == PaymentToken.Usdc ? "USDC" : "ETH";

    private static ArgumentOutOfRangeException Unknown(PaymentToken token) => new(nameof(token), token, "Sessions are paid in USDC or native currency.");
}
