namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Where something stands in an ABI file.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">How many characters.</param>
internal readonly record struct TextRange(int Start, int Length);
