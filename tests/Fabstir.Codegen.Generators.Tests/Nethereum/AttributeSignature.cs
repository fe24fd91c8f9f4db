using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>
/// Makes a signature of the attributes of a class by the rules of Nethereum: properties in their order, the fields of a struct from the type of the
/// property, and for arrays from the elements of the outermost list.
/// </summary>
internal static class AttributeSignature
{
    private const string Namespace = "Nethereum.ABI.FunctionEncoding.Attributes.";

    /// <summary>The signature of a function, event or error.</summary>
    /// <param name="type">The class.</param>
    /// <param name="attribute">What it is: <c>Function</c>, <c>Event</c> or <c>Error</c>.</param>
    public static string Of(INamedTypeSymbol type, string attribute) => Attribute(type, attribute)!.ConstructorArguments[0].Value + Fields(type);

    /// <summary>The attribute of a class or property; null when it has none.</summary>
    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().SingleOrDefault(attribute => attribute.AttributeClass!.ToDisplayString() == $"{Namespace}{name}Attribute");

    /// <summary>The properties that Nethereum sees, in their order.</summary>
    public static IEnumerable<(IPropertySymbol Property, AttributeData Attribute)> Parameters(ITypeSymbol type) => type.GetMembers().OfType<IPropertySymbol>()
        .Select(static property => (property, Attribute(property, "Parameter")!))
        .Where(static pair => pair.Item2 is not null)
        .OrderBy(static pair => (int)pair.Item2.ConstructorArguments[2].Value!);

    private static string Fields(ITypeSymbol type) =>
        $"({string.Join(",", Parameters(type).Select(static pair => Type(pair.Property, (string)pair.Attribute.ConstructorArguments[0].Value!)))})";

    private static string Type(IPropertySymbol property, string type) =>
        !type.StartsWith("tuple", StringComparison.Ordinal) ? type
        : type == "tuple" ? Fields(property.Type)
        : Fields(ElementOf(property.Type)) + type["tuple".Length..];

    private static ITypeSymbol ElementOf(ITypeSymbol list) => list.AllInterfaces.Single(static type => type.MetadataName == "IEnumerable`1").TypeArguments[0];
}
