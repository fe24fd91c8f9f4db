using System.Text;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Turns the functions of an ABI into models.</summary>
internal sealed class FunctionParser(TypeResolver types, NatSpec natSpec, List<AbiDiagnostic> diagnostics)
{
    private static readonly HashSet<string> NoSiblings = [];

    public EquatableArray<FunctionModel> Parse(List<AbiEntry> entries)
    {
        EntryDrafts drafts = new(EntryNaming.Function, diagnostics);
        foreach (AbiEntry entry in entries)
        {
            if (entry.Kind == AbiEntryKind.Function && Draft(entry) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        // What a message inherits from the closed sum of calls.
        HashSet<string> inherited = new(["Unknown", "Decode"], StringComparer.Ordinal);
        foreach (AbiEntry entry in entries)
        {
            if (entry.Kind is AbiEntryKind.Receive or AbiEntryKind.Fallback)
            {
                inherited.Add(entry.Kind.ToString());
            }
        }

        List<FunctionModel> functions = [];
        foreach ((EntryDraft draft, string name) in drafts.Name(static draft => draft.Entry.Selector))
        {
            TupleModel inputs = RecordNames.Settle(draft.Inputs, name, inherited);
            TupleModel outputs = RecordNames.Settle(draft.Outputs, name, NoSiblings);
            RenamedFields.Report(draft.Source.Inputs, inputs.Fields, diagnostics);
            RenamedFields.Report(draft.Source.Outputs, outputs.Fields, diagnostics);
            functions.Add(new FunctionModel(name, ToMethodName(draft.Source.Name), draft.Entry, draft.Source.Mutability, inputs, outputs, HasPositionalMethod: false));
        }

        return AddPositionalMethods(functions);
    }

    // Overloads share the method's name; those of receive and fallback have no message, and are none of them.
    private static string ToMethodName(string solidityName)
    {
        string name = Identifiers.ToPascalCase(solidityName);
        return name + (ReservedNames.MethodNames.Contains(name) ? EntryNaming.Function.Suffix : "") + "Async";
    }

    private EntryDraft? Draft(AbiEntry entry)
    {
        string owner = EntryNaming.Function.ToTypeName(entry.Name);
        TupleModel? inputs = types.ResolveTuple(entry.Inputs, owner, unnamed: "Arg");
        TupleModel? outputs = types.ResolveTuple(entry.Outputs, owner, unnamed: "Result");
        if (inputs is null || outputs is null)
        {
            return null;
        }

        string signature = SignatureText.Signature(entry.Name, inputs.Fields);
        NatSpec.NatSpecEntry said = natSpec.Function(entry.Name, signature);
        string text = entry.Name + SignatureText.NamedTuple(inputs.Fields) + (outputs.Fields.IsEmpty ? "" : " returns " + SignatureText.NamedTuple(outputs.Fields));
        return new EntryDraft(
            entry,
            FieldDocumentation.AddTo(inputs, said.Parameter, said.ParameterUnit),
            FieldDocumentation.AddTo(outputs, (name, place) => said.Output(name, place, outputs.Fields.Length), said.OutputUnit),
            new EntryModel(entry.Name, signature, text, SignatureText.Hash(signature), said.Documentation));
    }

    /// <summary>
    /// A call that reads may be made with its arguments one by one, if that leaves no doubt which overload is meant. One that writes takes a message,
    /// in which nothing can be swapped; without arguments there is nothing to swap.
    /// </summary>
    private static EquatableArray<FunctionModel> AddPositionalMethods(List<FunctionModel> functions)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (FunctionModel function in functions)
        {
            string signature = CSharpSignature(function);
            counts[signature] = counts.TryGetValue(signature, out int count) ? count + 1 : 1;
        }

        FunctionModel[] result = new FunctionModel[functions.Count];
        for (int i = 0; i < result.Length; i++)
        {
            FunctionModel function = functions[i];
            bool isSafe = function.Inputs.Fields.IsEmpty || function.Mutability is Mutability.Pure or Mutability.View;
            result[i] = function with { HasPositionalMethod = isSafe && counts[CSharpSignature(function)] == 1 };
        }

        return new(result);
    }

    private static string CSharpSignature(FunctionModel function)
    {
        StringBuilder signature = new(function.MethodName);
        foreach (FieldModel input in function.Inputs.Fields)
        {
            signature.Append(' ').Append(CSharpType(input.Type));
        }

        return signature.ToString();
    }

    // T[] and T[n] are one type in C#, and a number may become any integer.
    private static string CSharpType(TypeModel type) => type switch
    {
        ElementaryType { Codec: var codec } when codec.StartsWith("UInt", StringComparison.Ordinal) || codec.StartsWith("Int", StringComparison.Ordinal) => "integer",
        ElementaryType elementary => elementary.CSharpName,
        ArrayType array => CSharpType(array.Element) + "[]",
        _ => ((NamedType)type).Key,
    };
}
