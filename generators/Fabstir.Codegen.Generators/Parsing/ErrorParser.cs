using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Turns the custom errors of an ABI into models.</summary>
internal sealed class ErrorParser(TypeResolver types, NatSpec natSpec, List<AbiDiagnostic> diagnostics)
{
    public EquatableArray<ErrorModel> Parse(List<AbiEntry> entries)
    {
        EntryDrafts drafts = new("error", "Error", diagnostics);
        foreach (AbiEntry entry in entries)
        {
            if (entry.Kind == AbiEntryKind.Error && Draft(entry) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        List<(EntryDraft Draft, string Name)> named = [.. drafts.Name(static draft => draft.Entry.Selector)];
        HashSet<string> cases = new(["Unknown", "Decode", "Revert", "Panicked"], StringComparer.Ordinal);
        foreach ((_, string name) in named)
        {
            cases.Add(name);
        }

        List<ErrorModel> errors = [];
        foreach ((EntryDraft draft, string name) in named)
        {
            errors.Add(new ErrorModel(name, draft.Entry, RecordNames.Settle(draft.Inputs, name, cases)));
        }

        return new(errors);
    }

    private EntryDraft? Draft(AbiEntry entry)
    {
        if (types.ResolveTuple(entry.Inputs, EntryNames.ToTypeName(entry.Name, "Error"), unnamed: "Arg") is not { } inputs)
        {
            return null;
        }

        string signature = SignatureText.Signature(entry.Name, inputs.Fields);

        // The two that every contract has are cases of every client.
        if (signature is "Error(string)" or "Panic(uint256)")
        {
            return null;
        }

        NatSpec.NatSpecEntry said = natSpec.Error(signature);
        return new EntryDraft(
            entry,
            FieldDocumentation.AddTo(inputs, said.Parameter, said.Unit),
            TupleModel.Empty,
            new EntryModel(entry.Name, signature, entry.Name + SignatureText.NamedTuple(inputs.Fields), SignatureText.Hash(signature), said.Documentation));
    }
}
