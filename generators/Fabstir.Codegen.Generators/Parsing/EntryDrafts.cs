using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>What functions, events and errors have in common: no two may be confused on chain, and each gets a name of its own.</summary>
/// <param name="naming">How entries of the kind are named.</param>
/// <param name="diagnostics">Where doubles and moved names are reported.</param>
internal sealed class EntryDrafts(EntryNaming naming, List<AbiDiagnostic> diagnostics)
{
    private readonly List<EntryDraft> _drafts = [];

    public void Add(EntryDraft draft) => _drafts.Add(draft);

    /// <summary>Leaves out doubles and those that the chain cannot tell from another, and names the rest.</summary>
    /// <param name="idOf">What the chain tells entries by: a selector, or topic0 and the number of topics.</param>
    public IEnumerable<(EntryDraft Draft, string Name)> Name(Func<EntryDraft, string> idOf)
    {
        List<EntryDraft> distinct = Distinct(idOf);
        List<NamedEntry> named = [];
        foreach (EntryDraft draft in distinct)
        {
            named.Add(draft.ToNamed());
        }

        string[] names = EntryNames.Assign(named, naming);
        for (int i = 0; i < distinct.Count; i++)
        {
            ReportRenamed(distinct[i], names[i]);
            yield return (distinct[i], names[i]);
        }
    }

    private List<EntryDraft> Distinct(Func<EntryDraft, string> idOf)
    {
        // Which of two stays does not depend on their order in the file.
        Dictionary<string, EntryDraft> kept = new(StringComparer.Ordinal);
        foreach (EntryDraft draft in _drafts)
        {
            if (!kept.TryGetValue(idOf(draft), out EntryDraft? other) || string.CompareOrdinal(draft.Identity, other.Identity) < 0)
            {
                kept[idOf(draft)] = draft;
            }
        }

        List<EntryDraft> distinct = [];
        foreach (EntryDraft draft in _drafts)
        {
            EntryDraft winner = kept[idOf(draft)];
            if (ReferenceEquals(winner, draft))
            {
                distinct.Add(draft);
            }
            else if (winner.Identity != draft.Identity)
            {
                ReportCollision(draft, winner);
            }
        }

        return distinct;
    }

    private void ReportCollision(EntryDraft draft, EntryDraft winner) => diagnostics.Add(new AbiDiagnostic(
        RuleIds.Collision,
        draft.Source.Range,
        draft.Entry.Signature == winner.Entry.Signature
            ? $"The {naming.Kind} {draft.Entry.Signature} stands here twice, and the two differ in names or modifiers; this one is left out"
            : $"The {naming.Kind} {draft.Entry.Signature} has the selector of {winner.Entry.Signature}, 0x{winner.Entry.Selector}; it is left out"));

    private void ReportRenamed(EntryDraft draft, string name)
    {
        string expected = Identifiers.ToPascalCase(draft.Source.Name);
        if (name != expected)
        {
            diagnostics.Add(new AbiDiagnostic(
                RuleIds.Renamed, draft.Source.Range, $"The {naming.Kind} {draft.Entry.Signature} is called {name} in C#, because {expected} is taken"));
        }
    }
}
