namespace Fabstir.Codegen.Corpus.Files;

/// <summary>A file with an ABI in it.</summary>
/// <param name="Path">Below the folder, with slashes.</param>
/// <param name="Text">All of it.</param>
/// <param name="MethodIdentifiers">The selectors by the signatures of functions, as the compiler computed them; null where it does not say.</param>
internal sealed record CorpusFile(string Path, string Text, IReadOnlyDictionary<string, string>? MethodIdentifiers);
