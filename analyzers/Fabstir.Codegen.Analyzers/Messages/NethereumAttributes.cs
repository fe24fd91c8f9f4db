namespace Fabstir.Codegen.Analyzers.Messages;

/// <summary>Nethereum's attributes, by their names: we do not reference it.</summary>
internal static class NethereumAttributes
{
    public static bool Contains(INamedTypeSymbol attribute) =>
        attribute.ContainingNamespace is { Name: "Attributes", ContainingNamespace: { Name: "FunctionEncoding", ContainingNamespace: { Name: "ABI", ContainingNamespace.Name: "Nethereum" } } };
}
