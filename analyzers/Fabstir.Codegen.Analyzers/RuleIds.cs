namespace Fabstir.Codegen.Analyzers;

/// <summary>The ids of the rules. The first digit is the band, and the folder.</summary>
internal static class RuleIds
{
    public const string ReplacedAddress = "FAB5001";
    public const string ImplementationAddress = "FAB5002";
    public const string AddressLiteral = "FAB5003";
}
