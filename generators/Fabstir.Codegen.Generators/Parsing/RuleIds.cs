namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>The rules about ABI files, each with a page in <c>docs/rules</c>.</summary>
internal static class RuleIds
{
    /// <summary>The file is not JSON.</summary>
    public const string NotJson = "FAB0001";

    /// <summary>An entry of the ABI is malformed, and left out.</summary>
    public const string MalformedEntry = "FAB0002";

    /// <summary>Two entries have one selector, or one signature and different meanings.</summary>
    public const string Collision = "FAB0003";

    /// <summary>A C# name is not the one expected, because that is taken.</summary>
    public const string Renamed = "FAB0004";

    /// <summary>The file is JSON without an ABI.</summary>
    public const string NoAbi = "FAB0005";

    /// <summary>Two ABIs would generate clients of one name.</summary>
    public const string NameTaken = "FAB0006";

    /// <summary>The bytecode has a place for a library that nothing names.</summary>
    public const string Unlinked = "FAB0007";

    /// <summary>Metadata of the item has a value that means nothing.</summary>
    public const string BadMetadata = "FAB0008";

    /// <summary>Nethereum's codec cannot encode an entry, and it is left out.</summary>
    public const string NotForNethereum = "FAB0009";
}
