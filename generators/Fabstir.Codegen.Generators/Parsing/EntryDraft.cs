using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>An entry whose types are known and whose name is not.</summary>
/// <param name="Source">As it stands in the file.</param>
/// <param name="Inputs">The arguments.</param>
/// <param name="Outputs">What a function returns; empty for events and errors.</param>
/// <param name="Entry">Identity and documentation.</param>
internal sealed record EntryDraft(AbiEntry Source, TupleModel Inputs, TupleModel Outputs, EntryModel Entry)
{
    /// <summary>What makes it a double of another entry, rather than one with the same signature and other meanings.</summary>
    public string Identity => $"{Entry.Text} {Source.Mutability} {Source.IsAnonymous}";

    /// <summary>What a name is chosen by. Two events may have one signature, and differ in what is indexed.</summary>
    public NamedEntry ToNamed() => new(
        Source.Name,
        SignatureText.Labels(Inputs.Fields),
        Entry.Signature,
        Entry.Text,
        Source.Kind == AbiEntryKind.Event ? SignatureText.Hash(Identity).Substring(0, EntryModel.SelectorDigits) : Entry.Selector);
}
