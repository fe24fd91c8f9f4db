namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>An entry that older revisions of a contract had, and the newest has not.</summary>
/// <param name="Hash">The selector, or the topic0 of an event: 0x and lower-case digits.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Contract">Whose it was.</param>
/// <param name="Signature">What was hashed.</param>
/// <param name="GoneBy">The first revision that is known to be without it.</param>
/// <param name="Successor">What does its work now: a name, with types where an overload needs them; empty when nothing does.</param>
/// <param name="IsOneToOne">Whether the successor takes the same arguments and means the same.</param>
/// <param name="IsGeneric">Whether contracts of other people have such entries, too.</param>
internal sealed record RemovedEntry(
    string Hash,
    EntryKind Kind,
    ContractRole Contract,
    string Signature,
    string GoneBy,
    string Successor,
    bool IsOneToOne = false,
    bool IsGeneric = false)
{
    /// <summary>What to use instead, as the end of a sentence.</summary>
    public string Advice => Successor.Length == 0 ? "nothing took its place" : $"use {Successor}";
}
