using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What a compiler puts where the address of a library belongs: 40 characters, in place of the 40 digits of 20 bytes.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Offset">The first of the 20 bytes.</param>
/// <param name="Name">The library with its file, where the compiler lists it; else null.</param>
internal sealed record LibraryPlaceholder(string Text, int Offset, string? Name)
{
    public const int Length = 2 * Address.Size;

    private const int HashDigits = 34;
    private const int OldNameLength = 36;

    /// <summary>What to call it: the name that the compiler lists or that old ones put into the code; else the characters themselves.</summary>
    public string Library => Name ?? (IsHashed ? Text : Text.Trim('_'));

    private bool IsHashed => Text.StartsWith("__$", StringComparison.Ordinal) && Text.EndsWith("$__", StringComparison.Ordinal);

    /// <summary>Whether it stands for a library of exactly this name.</summary>
    public bool IsOf(string library) => Name == library || (IsHashed ? Text == Hash(library) : Text.Trim('_') == Cut(library));

    /// <summary>Whether it stands for a library of this name in some file.</summary>
    public bool IsOfBare(string library) => Library[(Library.LastIndexOf(':') + 1)..] == library;

    /// <summary>The placeholder of solc since 0.5: digits of the Keccak-256 of file and name.</summary>
    private static string Hash(string library) => $"__${Keccak256.Hash(library).ToString().AsSpan(2, HashDigits)}$__";

    private static string Cut(string library) => library.Length <= OldNameLength ? library : library[..OldNameLength];
}
