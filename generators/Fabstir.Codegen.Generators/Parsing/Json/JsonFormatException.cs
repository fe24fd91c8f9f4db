namespace Fabstir.Codegen.Generators.Parsing.Json;

/// <summary>A part of a document is no JSON.</summary>
internal sealed class JsonFormatException(string failure, TextRange range) : Exception(failure)
{
    /// <summary>Where.</summary>
    public TextRange Range { get; } = range;
}
