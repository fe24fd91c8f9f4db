namespace Fabstir.Codegen.Generators.Parsing.Artifacts;

/// <summary>What creates a contract, as a compiler wrote it.</summary>
/// <param name="Digits">Hexadecimal digits without 0x, with 40 other characters where the address of a library belongs.</param>
/// <param name="Libraries">The libraries in the order of their places; empty when it has none.</param>
/// <param name="Unnamed">A place that no list of the compiler names; null when there is none.</param>
/// <param name="Range">Where it stands.</param>
internal sealed record ArtifactBytecode(string Digits, IReadOnlyList<LinkedPlace> Libraries, string? Unnamed, TextRange Range);

/// <summary>A place for the address of a library.</summary>
/// <param name="Library">The library with its file, where the compiler says it: <c>src/Shop.sol:Prices</c>.</param>
/// <param name="Offset">The first of the 20 bytes.</param>
internal sealed record LinkedPlace(string Library, int Offset);
