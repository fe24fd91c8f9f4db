using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>The name that Solidity's source gives a type: the last part of an <c>internalType</c>.</summary>
/// <param name="Text">As it stands there, such as <c>IVault.Order</c>.</param>
/// <param name="Home">The C# name of what declares it; null at file level.</param>
/// <param name="Name">The C# name of the type.</param>
/// <param name="ExpectedName">The C# name that it would have if that were not taken.</param>
internal sealed record SourceName(string Text, string? Home, string Name, string ExpectedName)
{
    /// <summary>The name in an <c>internalType</c>; null when it has another prefix, or names no declared type.</summary>
    /// <param name="internalType">Without array dimensions; null where it is not given.</param>
    /// <param name="prefix"><c>"struct "</c> or <c>"enum "</c>; empty for a value type, which has none.</param>
    public static SourceName? Parse(string? internalType, string prefix)
    {
        if (internalType is null || !internalType.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string text = internalType.Substring(prefix.Length);
        foreach (string part in text.Split('.'))
        {
            if (!Identifiers.IsIdentifier(part))
            {
                return null;
            }
        }

        int dot = text.LastIndexOf('.');
        string? home = dot < 0 ? null : Identifiers.ToPascalCase(text.Substring(0, dot));
        home = home is not null && ReservedNames.NamedTypeNames.Contains(home) ? home + "Contract" : home;
        string name = Identifiers.ToPascalCase(text.Substring(dot + 1));
        return new SourceName(text, home, name == home || ReservedNames.NamedTypeNames.Contains(name) ? name + "Type" : name, name);
    }
}
