namespace Fabstir.Codegen.Corpus.Runs;

/// <summary>Why a file failed.</summary>
internal sealed record Failure(string Path, string Reason);
