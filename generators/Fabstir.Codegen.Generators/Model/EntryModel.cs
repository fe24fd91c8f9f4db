namespace Fabstir.Codegen.Generators.Model;

/// <summary>What every entry of an ABI has: an identity and documentation.</summary>
/// <param name="SolidityName">As the source names it.</param>
/// <param name="Signature">What is hashed: <c>deposit(address,uint256)</c>.</param>
/// <param name="Text">The entry with its names, for analyzers: <c>deposit(address token,uint256 amount)</c>.</param>
/// <param name="Hash">The Keccak-256 of the signature in 64 hexadecimal digits: the selector is the first eight, topic0 is all.</param>
/// <param name="Documentation">What the source says of it.</param>
internal sealed record EntryModel(string SolidityName, string Signature, string Text, string Hash, DocumentationModel Documentation)
{
    public const int SelectorDigits = 8;

    public string Selector => Hash.Substring(0, SelectorDigits);
}

/// <summary>What NatSpec says of an entry.</summary>
/// <param name="Notice">For users; null when it is not said.</param>
/// <param name="Details">For developers; null when it is not said.</param>
internal sealed record DocumentationModel(string? Notice, string? Details);
