using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the file of a contract's messages.</summary>
internal static class NethereumDefinitionEmitter
{
    public static SourceText Emit(ContractModel contract)
    {
        SourceWriter writer = new();
        NethereumTypeWriter types = new(contract.Namespace, contract.TypeNames);
        string accessibility = contract.IsPublic ? "public" : "internal";
        string @namespace = NethereumFile.Join(contract.Namespace, $"{contract.Name}.{NethereumNames.Definitions}");
        NethereumFile.Begin(writer, @namespace, NethereumKnownTypes.DefinitionAliases, contract.Namespace);

        NethereumDeployment.Write(writer, contract, accessibility, types);
        foreach (FunctionModel function in contract.Functions)
        {
            NethereumMessages.Function(writer, function, accessibility, types);
        }

        foreach (EventModel @event in contract.Events)
        {
            NethereumMessages.Event(writer, @event, accessibility, types);
        }

        foreach (ErrorModel error in contract.Errors)
        {
            NethereumMessages.Error(writer, error, accessibility, types);
        }

        LocalStructs(writer, contract, accessibility, types);
        NethereumTopics.Write(writer, contract, types);
        return SourceText.From(writer.ToString(), KnownTypes.Encoding);
    }

    private static void LocalStructs(SourceWriter writer, ContractModel contract, string accessibility, NethereumTypeWriter types)
    {
        List<NamedTypeModel> local = [];
        foreach (NamedTypeModel type in contract.NamedTypes)
        {
            if (types.Of(type.Key).IsLocal)
            {
                local.Add(type);
            }
        }

        if (local.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Lines("/// <summary>The structs of this contract that it shares with no other.</summary>");
        using (writer.Open($"{accessibility} static partial class {local[0].Container}"))
        {
            NethereumStructs.Write(writer, local, "public", types);
        }
    }
}
