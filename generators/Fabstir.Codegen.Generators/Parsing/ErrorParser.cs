using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Turns the custom errors of an ABI into models.</summary>
internal sealed class ErrorParser(TypeResolver types, NatSpec natSpec, List<AbiDiagnostic> diagnostics)
{
    private const string Reason = "Error(string)";
    private const string ReasonSelector = "08c379a0";
    private const string Panic = "Panic(uint256)";
    private const string PanicSelector = "4e487b71";

    public EquatableArray<ErrorModel> Parse(List<AbiEntry> entries)
    {
        EntryDrafts drafts = new(EntryNaming.Error, diagnostics);
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
            TupleModel inputs = RecordNames.Settle(draft.Inputs, name, cases);
            RenamedFields.Report(draft.Source.Inputs, inputs.Fields, diagnostics);
            errors.Add(new ErrorModel(name, draft.Entry, inputs));
        }

        return new(errors);
    }

    private EntryDraft? Draft(AbiEntry entry)
    {
        if (types.ResolveTuple(entry.Inputs, EntryNaming.Error.ToTypeName(entry.Name), unnamed: "Arg") is not { } inputs)
        {
            return null;
        }

        string signature = SignatureText.Signature(entry.Name, inputs.Fields);

        // The two that every contract has are cases of every client.
        if (signature is Reason or Panic)
        {
            return null;
        }

        NatSpec.NatSpecEntry said = natSpec.Error(signature);
        EntryModel model = new(entry.Name, signature, entry.Name + SignatureText.NamedTuple(inputs.Fields), SignatureText.Hash(signature), said.Documentation);
        if (model.Selector is ReasonSelector or PanicSelector)
        {
            diagnostics.Add(new AbiDiagnostic(
                RuleIds.Collision,
                entry.Range,
                $"The error {signature} has the selector of {(model.Selector == ReasonSelector ? Reason : Panic)}, 0x{model.Selector}, which every contract has; it is left out"));
            return null;
        }

        return new EntryDraft(entry, FieldDocumentation.AddTo(inputs, said.Parameter, said.ParameterUnit), TupleModel.Empty, model);
    }
}
