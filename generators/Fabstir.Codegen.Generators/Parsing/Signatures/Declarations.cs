using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Parsing.Signatures;

/// <summary>What a file of signatures declares, before its types are looked up.</summary>
internal sealed class Declarations
{
    public List<EntryDeclaration> Entries { get; } = [];

    /// <summary>Structs, enums and value types by their names.</summary>
    public Dictionary<string, TypeDeclaration> Types { get; } = new(StringComparer.Ordinal);
}

/// <summary>An entry.</summary>
/// <param name="Kind">What it describes.</param>
/// <param name="Name">Its name; empty for a constructor, receive and fallback.</param>
/// <param name="Range">Where a diagnostic about it points.</param>
/// <param name="Inputs">The arguments.</param>
/// <param name="Outputs">What it returns.</param>
/// <param name="Mutability">What a call may do.</param>
/// <param name="IsAnonymous">Whether it is an event without topic0.</param>
internal sealed record EntryDeclaration(
    AbiEntryKind Kind, string Name, TextRange Range, List<ParameterDeclaration> Inputs, List<ParameterDeclaration> Outputs, Mutability Mutability, bool IsAnonymous);

/// <summary>An argument, output or field.</summary>
/// <param name="Type">The name of its type; that of a tuple is <c>tuple</c>.</param>
/// <param name="Components">The fields of a tuple that is written out; null for any other type.</param>
/// <param name="Dimensions">The array dimensions from the inside out.</param>
/// <param name="Name">Its name; without text where it has none.</param>
/// <param name="IsIndexed">Whether it becomes a topic.</param>
internal sealed record ParameterDeclaration(Token Type, List<ParameterDeclaration>? Components, List<int?> Dimensions, Token Name, bool IsIndexed);

/// <summary>A type that the file declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fields">The fields of a struct; null for any other.</param>
/// <param name="Members">The members of an enum; null for any other.</param>
/// <param name="Underlying">What a value type wraps; without text for any other.</param>
internal sealed record TypeDeclaration(Token Name, List<ParameterDeclaration>? Fields, List<Token>? Members, Token Underlying);
