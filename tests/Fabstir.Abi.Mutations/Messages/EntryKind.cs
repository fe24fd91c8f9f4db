namespace Fabstir.Abi.Mutations.Messages;

/// <summary>What an entry of an ABI is.</summary>
internal enum EntryKind
{
    Function,
    Error,
    Event,
}
