namespace Fabstir.Codegen.Generators.Naming;

/// <summary>
/// Names the functions, events or errors of a contract. A name never depends on the order of the ABI: of entries with one name, the one with
/// the fewest parameters keeps it, and the others add the types of theirs.
/// </summary>
internal static class EntryNames
{
    /// <summary>The C# name of each entry, in the order given.</summary>
    /// <param name="entries">The entries of one kind.</param>
    /// <param name="naming">How that kind is named.</param>
    public static string[] Assign(IReadOnlyList<NamedEntry> entries, EntryNaming naming)
    {
        int[] order = new int[entries.Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) => Compare(entries[left], entries[right]));

        // Bare names first: an overload's suffix gives way to an entry that is called so.
        string[] names = new string[entries.Count];
        HashSet<string> taken = new(StringComparer.Ordinal);
        List<int> others = [];
        foreach (int i in order)
        {
            string bare = naming.ToTypeName(entries[i].SolidityName);
            if (taken.Add(bare))
            {
                names[i] = bare;
            }
            else
            {
                others.Add(i);
            }
        }

        foreach (int i in others)
        {
            string suffixed = naming.ToTypeName(entries[i].SolidityName) + string.Concat(entries[i].TypeLabels);
            if (!taken.Add(suffixed))
            {
                suffixed += "_" + entries[i].Hash;
                taken.Add(suffixed);
            }

            names[i] = suffixed;
        }

        return names;
    }

    private static int Compare(NamedEntry left, NamedEntry right)
    {
        int byCount = left.TypeLabels.Count.CompareTo(right.TypeLabels.Count);
        if (byCount != 0)
        {
            return byCount;
        }

        int bySignature = string.CompareOrdinal(left.Signature, right.Signature);
        return bySignature != 0 ? bySignature : string.CompareOrdinal(left.Text, right.Text);
    }
}
