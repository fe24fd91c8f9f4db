namespace Fabstir.Codegen.Generators.Parsing.Signatures;

/// <summary>A declaration cannot be understood.</summary>
internal sealed class SignatureFormatException(string message, TextRange range) : Exception(message)
{
    /// <summary>Where.</summary>
    public TextRange Range { get; } = range;
}
