namespace Fabstir.Abi;

/// <summary>On a generated message, event or error: the entry of the ABI that it was generated from.</summary>
/// <param name="entry">The entry with its types and names, such as <c>deposit(address token,uint256 amount)</c>.</param>
/// <remarks>Analyzers see the symbols of references, not their ABIs: this is where they read the original names and types.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AbiEntryAttribute(string entry) : Attribute
{
    /// <summary>The entry with its types and names.</summary>
    public string Entry { get; } = entry;
}
