using Fabstir.Codegen.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out the file of a contract.</summary>
internal static class ContractEmitter
{
    public static SourceText Emit(ContractModel contract)
    {
        SourceWriter writer = new();
        TypeNames names = new(contract.Namespace, contract.TypeNames);
        SourceFile.Header(writer);
        writer.Lines($"[assembly: global::Fabstir.Abi.GeneratedContract(typeof(global::{(contract.Namespace.Length == 0 ? "" : contract.Namespace + ".")}{contract.Name}))]");
        writer.Lines("");
        SourceFile.Namespace(writer, contract.Namespace, names, () => Client(writer, contract, names));
        return SourceText.From(writer.ToString(), CSharp.Encoding);
    }

    private static void Client(SourceWriter writer, ContractModel contract, TypeNames names)
    {
        string accessibility = contract.IsPublic ? "public" : "internal";
        writer.Separate();
        XmlDoc.Entry(writer, contract.Documentation, $"A client of the contract {XmlDoc.Escape(contract.SolidityName)}.");
        writer.Lines(CSharp.GeneratedCode);
        using (writer.Open($"{accessibility} sealed partial class {contract.Name} : {contract.Name}.IClient"))
        {
            ClientEmitter.Members(writer, contract, names);
            writer.Separate();
            ClientEmitter.Interface(writer, contract, names);
            Constructor(writer, contract, names);
            Containers(writer, contract, names);
            NamedTypeEmitter.Types(writer, LocalTypes(contract, names), "public", home: null, names);
        }
    }

    private static void Constructor(SourceWriter writer, ContractModel contract, TypeNames names)
    {
        if (contract.Constructor is not { } constructor)
        {
            return;
        }

        writer.Separate();
        XmlDoc.Entry(writer, constructor.Documentation, "The arguments of the constructor, which follow the bytecode in a deployment.");
        using (writer.Open($"public sealed record Constructor : {CSharp.Abi}IContractConstructor<Constructor>"))
        {
            TupleEmitter.Properties(writer, constructor.Inputs.Fields, names);
            TupleEmitter.Codec(writer, "Constructor", $"{CSharp.Codec}IAbiTuple<Constructor>", constructor.Inputs, names);
        }
    }

    private static void Containers(SourceWriter writer, ContractModel contract, TypeNames names)
    {
        bool hasFunctions = !contract.Functions.IsEmpty;
        bool hasEvents = !contract.Events.IsEmpty;
        bool hasErrors = !contract.Errors.IsEmpty;
        bool hasResults = Array.Exists(contract.Functions.AsSpan().ToArray(), FunctionEmitter.HasResultRecord);
        Container(hasFunctions, () => FunctionEmitter.Messages(writer, contract, names));
        Container(hasResults, () => FunctionEmitter.Results(writer, contract, names));
        Container(hasFunctions || hasEvents || hasErrors, () => IdentityEmitter.Signatures(writer, contract));
        Container(hasFunctions || hasErrors, () => IdentityEmitter.Selectors(writer, contract));
        Container(hasEvents, () => IdentityEmitter.Topics(writer, contract));
        Container(hasEvents, () => FilterEmitter.Filters(writer, contract, names));
        Container(hasEvents, () => EventEmitter.Sum(writer, contract, names));
        Container(true, () => ErrorEmitter.Sum(writer, contract, names));
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

    private static List<NamedTypeModel> LocalTypes(ContractModel contract, TypeNames names)
    {
        List<NamedTypeModel> types = [];
        foreach (NamedTypeModel type in contract.NamedTypes)
        {
            if (names.Of(type.Key).IsLocal)
            {
                types.Add(type);
            }
        }

        return types;
    }
}
