using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>
/// The text of an artifact, of which only those parts are read that somebody asks for: syntax trees and bytecode are a hundred times the ABI.
/// </summary>
internal sealed class ArtifactText(string text, CancellationToken cancellationToken)
{
    /// <summary>The members of an artifact that are read with it.</summary>
    private static readonly HashSet<string> Wanted = new(["abi", "contractName", "devdoc", "userdoc", "enums", "linkReferences"], StringComparer.Ordinal);

    public string Text => text;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The document: an array as a whole, an object with those members that every artifact has.</summary>
    /// <exception cref="JsonFormatException">The text is no JSON.</exception>
    public JsonValue ReadRoot() => ReadLevel(new TextRange(0, text.Length));

    /// <summary>A member that is an artifact of its own, likewise; null when there is none of that name.</summary>
    /// <exception cref="JsonFormatException">The member is no JSON.</exception>
    public JsonValue? ReadLevel(JsonValue? parent, string name) => parent?[name] is { } member ? ReadLevel(member) : null;

    /// <summary>A value that was passed over, likewise.</summary>
    /// <exception cref="JsonFormatException">The value is no JSON.</exception>
    public JsonValue ReadLevel(JsonValue value) => value.Kind == JsonKind.Unread ? ReadLevel(value.Range) : value;

    /// <summary>A member as a whole; null when there is none of that name.</summary>
    /// <exception cref="JsonFormatException">The member is no JSON.</exception>
    public JsonValue? Read(JsonValue? parent, string name) => parent?[name] is { } member ? Read(member) : null;

    /// <summary>A value as a whole.</summary>
    /// <exception cref="JsonFormatException">The value is no JSON.</exception>
    public JsonValue Read(JsonValue value) => value.Kind == JsonKind.Unread ? Read(value.Range) : value;

    /// <summary>What stands in a place, as a whole.</summary>
    /// <exception cref="JsonFormatException">It is no JSON.</exception>
    public JsonValue Read(TextRange range)
    {
        JsonReader reader = new(text, range, cancellationToken);
        return reader.Read() ?? throw new JsonFormatException(reader.Failure!, reader.FailureRange);
    }

    private JsonValue ReadLevel(TextRange range)
    {
        JsonReader reader = new(text, range, cancellationToken);
        return reader.ReadLevel(Wanted.Contains) ?? throw new JsonFormatException(reader.Failure!, reader.FailureRange);
    }
}
