namespace Fabstir.Codegen.Generators.Model;

/// <summary>An event.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Entry">Identity and documentation.</param>
/// <param name="IsAnonymous">Whether its logs have no topic0.</param>
/// <param name="Fields">All arguments in the order of the ABI; those in the data have the offsets of the data's head.</param>
/// <param name="Data">The arguments that are not indexed.</param>
/// <param name="TopicCount">How many topics its logs have.</param>
internal sealed record EventModel(string Name, EntryModel Entry, bool IsAnonymous, EquatableArray<FieldModel> Fields, TupleModel Data, int TopicCount)
{
    /// <summary>The arguments with the types that the signature has, where those of <see cref="Fields"/> do not say so; empty where they do. For Nethereum.</summary>
    public EquatableArray<FieldModel> SignatureFields { get; init; }
}
