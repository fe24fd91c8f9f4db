using System.Collections.Immutable;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Codegen.Analyzers.Messages;
using Fabstir.Codegen.Analyzers.Signatures;

namespace Fabstir.Codegen.Analyzers.Rules.AbiShapes;

/// <summary>Compares a type that is bound to an entry with the entry, as far as anybody knows it.</summary>
internal sealed class EntryBinding(BoundType bound, AbiSignature signature, GeneratedEntries entries)
{
    /// <summary>The entry; null when nobody knows the names of its parameters.</summary>
    public KnownEntry? Entry { get; } = Find(signature, entries);

    /// <summary>Whether types, names or members stand in another order than the parameters of the entry.</summary>
    public bool IsInAnotherOrder(KnownEntry entry) =>
        signature.Canonical != entry.Signature.Canonical
        || IsReordered(NamesOf(signature), NamesOf(entry.Signature))
        || (bound.IsOrdered && IsReordered([.. System.Linq.Enumerable.Select(bound.Members, static member => Plain(member.Name))], NamesOf(entry.Signature)));

    /// <summary>The first parameter that is written with another name or flag than the entry has; -1 when there is none.</summary>
    public int FirstDifference(KnownEntry entry)
    {
        bool marksIndexed = System.Linq.Enumerable.Any(signature.Parameters, static parameter => parameter.IsIndexed);
        for (int i = 0; i < signature.Parameters.Length; i++)
        {
            AbiParameter theirs = signature.Parameters[i];
            AbiParameter ours = entry.Signature.Parameters[i];
            if ((theirs.Name.Length > 0 && ours.Name.Length > 0 && Plain(theirs.Name) != Plain(ours.Name)) || (marksIndexed && theirs.IsIndexed != ours.IsIndexed))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first parameter of the entry that no member is called like; null when each has one, or has no name.</summary>
    public AbiParameter? MissingMember(KnownEntry entry)
    {
        foreach (AbiParameter parameter in entry.Signature.Parameters)
        {
            if (parameter.Name.Length > 0 && !System.Linq.Enumerable.Any(bound.Members, member => Plain(member.Name) == Plain(parameter.Name)))
            {
                return parameter;
            }
        }

        return null;
    }

    // What has the same hash; else the only one of the name with the same types in another order; else what the author wrote, if with names.
    private static KnownEntry? Find(AbiSignature signature, GeneratedEntries entries)
    {
        if ((entries.Find(signature.Topic) ?? entries.Find(signature.Selector)) is { } generated)
        {
            return Of(generated);
        }

        if (CurrentEntries.Find(signature.Name) is { } current && IsReorderedOrSame(signature, current.Signature))
        {
            return new KnownEntry(current.Contract.ToString(), current.Signature);
        }

        List<MessageType> others = [];
        foreach (MessageType candidate in entries.All)
        {
            if (candidate.Signature.Name == signature.Name && IsReorderedOrSame(signature, candidate.Signature))
            {
                others.Add(candidate);
            }
        }

        return others is [{ } only] ? Of(only)
            : System.Linq.Enumerable.All(signature.Parameters, static parameter => parameter.Name.Length > 0) ? new KnownEntry(null, signature)
            : null;
    }

    private static KnownEntry Of(MessageType type) => new(type.Symbol.ContainingType?.ContainingType?.Name, type.Signature);

    private static bool IsReorderedOrSame(AbiSignature left, AbiSignature right) =>
        left.Canonical == right.Canonical || IsReordered([.. System.Linq.Enumerable.Select(left.Parameters, TypeOf)], [.. System.Linq.Enumerable.Select(right.Parameters, TypeOf)]);

    private static string TypeOf(AbiParameter parameter) => parameter.Type;

    private static ImmutableArray<string> NamesOf(AbiSignature signature) => [.. System.Linq.Enumerable.Select(signature.Parameters, static parameter => Plain(parameter.Name))];

    private static bool IsReordered(ImmutableArray<string> left, ImmutableArray<string> right)
    {
        if (left.Length != right.Length || System.Linq.Enumerable.SequenceEqual(left, right))
        {
            return false;
        }

        List<string> rest = [.. right];
        return System.Linq.Enumerable.All(left, name => name.Length > 0 && rest.Remove(name));
    }

    // Names are written as each language does.
    private static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();
}
