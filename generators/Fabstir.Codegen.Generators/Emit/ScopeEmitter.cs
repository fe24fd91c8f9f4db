using Fabstir.Codegen.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the file of types that contracts share.</summary>
internal static class ScopeEmitter
{
    public static SourceText Emit(ScopeModel scope)
    {
        SourceWriter writer = new();
        TypeWriter types = new(scope.Namespace, scope.TypeNames);
        SourceFile.Header(writer);
        SourceFile.Namespace(
            writer,
            assemblyAttribute: null,
            types,
            () => NamedTypeEmitter.Types(writer, scope.Types.AsSpan().ToArray(), scope.IsPublic, scope.Home, types));
        return SourceText.From(writer.ToString(), KnownTypes.Encoding);
    }
}
