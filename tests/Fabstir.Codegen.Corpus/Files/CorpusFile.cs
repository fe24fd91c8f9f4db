namespace Fabstir.Codegen.Corpus.Files;

/// <summary>A file with an ABI in it.</summary>
/// <param name="Path">Below the folder, with slashes.</param>
/// <param name="Text">All of it.</param>
/// <param name="MethodIdentifiers">The selectors by the signatures of functions, as the compiler computed them; empty where an artifact has none.</param>
/// <param name="HasMethodIdentifiers">Whether it says what the selectors are, even if there are none.</param>
internal sealed record CorpusFile(string Path, string Text, IReadOnlyDictionary<string, string> MethodIdentifiers, bool HasMethodIdentifiers);
