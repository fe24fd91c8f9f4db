using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Turns the events of an ABI into models.</summary>
internal sealed class EventParser(TypeResolver types, NatSpec natSpec, List<AbiDiagnostic> diagnostics)
{
    private const int MaxTopics = 4;

    public EquatableArray<EventModel> Parse(List<AbiEntry> entries)
    {
        EntryDrafts drafts = new(EntryNaming.Event, diagnostics);
        foreach (AbiEntry entry in entries)
        {
            if (entry.Kind == AbiEntryKind.Event && Draft(entry) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        List<(EntryDraft Draft, string Name)> named = [.. drafts.Name(static draft => $"{draft.Entry.Hash} {draft.Source.IsAnonymous} {CountTopics(draft)}")];
        HashSet<string> cases = new(["Unknown", "Decode"], StringComparer.Ordinal);
        foreach ((_, string name) in named)
        {
            cases.Add(name);
        }

        List<EventModel> events = [];
        foreach ((EntryDraft draft, string name) in named)
        {
            EventModel model = ToModel(draft, name, cases);
            RenamedFields.Report(draft.Source.Inputs, model.Fields, diagnostics);
            events.Add(model);
        }

        return new(events);
    }

    private EntryDraft? Draft(AbiEntry entry)
    {
        if (types.ResolveTuple(entry.Inputs, EntryNaming.Event.ToTypeName(entry.Name), unnamed: "Arg") is not { } inputs)
        {
            return null;
        }

        string signature = SignatureText.Signature(entry.Name, inputs.Fields);
        NatSpec.NatSpecEntry said = natSpec.Event(signature);
        string text = entry.Name + SignatureText.NamedTuple(inputs.Fields) + (entry.IsAnonymous ? " anonymous" : "");
        EntryDraft draft = new(
            entry,
            FieldDocumentation.AddTo(inputs, said.Parameter, said.ParameterUnit),
            TupleModel.Empty,
            new EntryModel(entry.Name, signature, text, SignatureText.Hash(signature), said.Documentation));
        if (CountTopics(draft) <= MaxTopics)
        {
            return draft;
        }

        diagnostics.Add(new AbiDiagnostic(
            RuleIds.MalformedEntry, entry.Range, $"The event {signature} has {CountTopics(draft)} topics, and a log has at most {MaxTopics}"));
        return null;
    }

    private static int CountTopics(EntryDraft draft)
    {
        int count = draft.Source.IsAnonymous ? 0 : 1;
        foreach (FieldModel field in draft.Inputs.Fields)
        {
            count += field.IsIndexed ? 1 : 0;
        }

        return count;
    }

    private static EventModel ToModel(EntryDraft draft, string name, HashSet<string> cases)
    {
        List<FieldModel> data = [];
        FieldModel[] fields = RecordNames.Settle(draft.Inputs.Fields, name, cases).AsSpan().ToArray();
        for (int i = 0; i < fields.Length; i++)
        {
            if (!fields[i].IsIndexed)
            {
                data.Add(fields[i]);
            }
            else if (fields[i].Type.IsDynamic || fields[i].Type is ArrayType || fields[i].Type.Canonical.StartsWith("(", StringComparison.Ordinal))
            {
                // What does not fit in a topic is there as its hash only.
                fields[i] = fields[i] with { Type = new HashedType(fields[i].Type) };
            }
        }

        // A part of what was laid out already fits as well.
        TypeResolver.TryLayOut(data, out TupleModel? tuple);
        for (int i = 0, next = 0; i < fields.Length; i++)
        {
            if (!fields[i].IsIndexed)
            {
                fields[i] = data[next++];
            }
        }

        return new EventModel(name, draft.Entry, draft.Source.IsAnonymous, new(fields), tuple!, CountTopics(draft));
    }
}
