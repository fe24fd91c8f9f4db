namespace Fabstir.Codegen.Analyzers.Facts;

/// <summary>What an entry of an ABI is.</summary>
internal enum EntryKind
{
    Function,
    Event,
    Error,
}
