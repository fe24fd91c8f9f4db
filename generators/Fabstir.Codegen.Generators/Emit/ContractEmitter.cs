using Fabstir.Codegen.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the file of a contract.</summary>
internal static class ContractEmitter
{
    public static SourceText Emit(ContractModel contract)
    {
        SourceWriter writer = new();
        TypeWriter types = new(contract.Namespace, contract.TypeNames);
        SourceFile.Header(writer);
        string attribute = $"[assembly: global::Fabstir.Abi.GeneratedContract(typeof(global::{(contract.Namespace.Length == 0 ? "" : contract.Namespace + ".")}{contract.Name}))]";
        SourceFile.Namespace(writer, attribute, types, () => Client(writer, contract, types));
        return SourceText.From(writer.ToString(), KnownTypes.Encoding);
    }

    private static void Client(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        string accessibility = contract.IsPublic ? "public" : "internal";
        writer.Separate();
        XmlDoc.Contract(writer, contract.Documentation, contract.SolidityName);
        writer.Lines(KnownTypes.GeneratedCode);
        using (writer.Open($"{accessibility} sealed partial class {contract.Name} : {contract.Name}.IClient"))
        {
            ClientEmitter.Members(writer, contract, types);
            if (contract.Deployment is { } deployment)
            {
                DeploymentEmitter.Members(writer, contract, deployment);
            }
            writer.Separate();
            ClientEmitter.Interface(writer, contract, types);
            Constructor(writer, contract, types);
            if (contract.Deployment is { Libraries.IsEmpty: false } linked)
            {
                writer.Separate();
                DeploymentEmitter.Libraries(writer, linked);
            }

            Containers(writer, contract, types);
            NamedTypeEmitter.Types(writer, LocalTypes(contract, types), isPublic: true, home: null, types);
        }
    }

    private static void Constructor(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        if (contract.Constructor is not { } constructor)
        {
            return;
        }

        writer.Separate();
        XmlDoc.Entry(writer, constructor.Documentation, "The arguments of the constructor, which follow the bytecode in a deployment.");
        using (writer.Open($"public sealed record Constructor : {KnownTypes.Abi}IContractConstructor<Constructor>"))
        {
            TupleEmitter.Properties(writer, constructor.Inputs.Fields, types);
            TupleEmitter.Codec(writer, "Constructor", $"{KnownTypes.Codec}IAbiTuple<Constructor>", constructor.Inputs, types);
        }
    }

    private static void Containers(SourceWriter writer, ContractModel contract, TypeWriter types)
    {
        bool hasFunctions = !contract.Functions.IsEmpty;
        bool hasEvents = !contract.Events.IsEmpty;
        bool hasErrors = !contract.Errors.IsEmpty;
        bool hasResults = Array.Exists(contract.Functions.AsSpan().ToArray(), FunctionEmitter.HasResultRecord);
        Container(hasFunctions, () => FunctionEmitter.Messages(writer, contract, types));
        Container(hasResults, () => FunctionEmitter.Results(writer, contract, types));
        Container(hasFunctions || hasEvents || hasErrors, () => IdentityEmitter.Signatures(writer, contract));
        Container(hasFunctions || hasErrors, () => IdentityEmitter.Selectors(writer, contract));
        Container(hasEvents, () => IdentityEmitter.Topics(writer, contract));
        Container(hasEvents, () => FilterEmitter.Filters(writer, contract, types));
        Container(hasEvents, () => EventEmitter.Sum(writer, contract, types));
        Container(true, () => ErrorEmitter.Sum(writer, contract, types));
        Container(hasFunctions || contract.HasReceive || contract.Fallback is not null, () => CallEmitter.Sum(writer, contract));

        void Container(bool isNeeded, Action write)
        {
            if (isNeeded)
            {
                writer.Separate();
                write();
            }
        }
    }

    private static List<NamedTypeModel> LocalTypes(ContractModel contract, TypeWriter types)
    {
        List<NamedTypeModel> local = [];
        foreach (NamedTypeModel type in contract.NamedTypes)
        {
            if (types.Of(type.Key).IsLocal)
            {
                local.Add(type);
            }
        }

        return local;
    }
}
