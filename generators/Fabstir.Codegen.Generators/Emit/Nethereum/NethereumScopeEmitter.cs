using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the file of structs that contracts share.</summary>
internal static class NethereumScopeEmitter
{
    public static SourceText Emit(ScopeModel scope)
    {
        SourceWriter writer = new();
        string definitions = NethereumFile.Join(scope.Namespace, NethereumNames.Definitions);
        NethereumFile.Begin(writer, scope.Home is null ? definitions : $"{definitions}.{scope.Home}", NethereumKnownTypes.DefinitionAliases, scope.Namespace);
        NethereumStructs.Write(
            writer, scope.Types.AsSpan().ToArray(), scope.IsPublic ? "public" : "internal", new NethereumTypeWriter(scope.Namespace, scope.TypeNames));
        return SourceText.From(writer.ToString(), KnownTypes.Encoding);
    }
}
