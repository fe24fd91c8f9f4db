namespace Fabstir.Codegen.Generators.Model;

/// <summary>A custom error.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Entry">Identity and documentation.</param>
/// <param name="Inputs">The arguments.</param>
internal sealed record ErrorModel(string Name, EntryModel Entry, TupleModel Inputs);
