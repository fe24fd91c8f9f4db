using Fabstir.Abi;

namespace Pitfalls.Deployments;

/// <summary>FAB5003: a text is no address. It throws when the program starts, or reads another account.</summary>
internal static class AddressLiteral
{
    public static readonly Address Host = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"); // FAB5003: "0x5aAeb605
}
