using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>The classes of generated files, by what they declare.</summary>
internal static class NethereumClasses
{
    /// <summary>All public classes that were generated.</summary>
    public static IEnumerable<INamedTypeSymbol> In(GeneratedProject project)
    {
        CSharpCompilation compilation = NethereumStub.CreateProject().AddSyntaxTrees(project.Result.GeneratedSources.Select(static source => source.SyntaxTree));
        return compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Select(node => compilation.GetSemanticModel(tree).GetDeclaredSymbol(node)!))
            .Where(static type => type.DeclaredAccessibility == Accessibility.Public)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }

    /// <summary>The class of a name, wherever it is.</summary>
    public static INamedTypeSymbol Of(GeneratedProject project, string name) => Assert.Single(In(project), type => type.Name == name);

    /// <summary>The properties of a class as it declares them: <c>string To: Parameter("address", "to", 1)</c>.</summary>
    public static IEnumerable<string> PropertiesOf(GeneratedProject project, string name) => AttributeSignature.Parameters(Of(project, name))
        .Select(static pair => $"{pair.Property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {pair.Property.Name}: {Arguments(pair.Attribute)}");

    private static string Arguments(AttributeData attribute) => string.Join(
        ", ", attribute.ConstructorArguments.Select(static argument => argument.Value is string text ? $"\"{text}\"" : $"{argument.Value}".ToLowerInvariant()));
}
