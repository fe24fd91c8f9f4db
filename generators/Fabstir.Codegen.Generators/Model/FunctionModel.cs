namespace Fabstir.Codegen.Generators.Model;

/// <summary>A function.</summary>
/// <param name="Name">The C# name of the message.</param>
/// <param name="MethodName">The C# name of the client's method, which overloads share.</param>
/// <param name="Entry">Identity and documentation.</param>
/// <param name="Mutability">What a call may do.</param>
/// <param name="Inputs">The arguments.</param>
/// <param name="Outputs">What it returns.</param>
/// <param name="HasPositionalMethod">Whether the client has a method that takes the arguments one by one.</param>
internal sealed record FunctionModel(
    string Name, string MethodName, EntryModel Entry, Mutability Mutability, TupleModel Inputs, TupleModel Outputs, bool HasPositionalMethod);

/// <summary>What a call of a function may do.</summary>
internal enum Mutability
{
    /// <summary>Neither reads nor writes the chain.</summary>
    Pure,

    /// <summary>Reads.</summary>
    View,

    /// <summary>Writes, and refuses native currency.</summary>
    NonPayable,

    /// <summary>Writes, and takes native currency.</summary>
    Payable,
}
