namespace Fabstir.Codegen.Analyzers.Values;

/// <summary>How many decimals whole tokens have. No administrator can change them.</summary>
internal static class TokenDecimals
{
    public const int Usdc = 6;
    public const int Fab = 18;
    public const int Ether = 18;
}
