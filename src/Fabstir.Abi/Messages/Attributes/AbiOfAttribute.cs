namespace Fabstir.Abi;

/// <summary>On a type that was written by hand: the function, event or error of an ABI that it stands for.</summary>
/// <param name="entry">
/// The entry, such as <c>getProofSubmission(uint256 sessionId,uint256 proofIndex)</c>: with its types, with names or without, and with <c>indexed</c> where it is an event.
/// </param>
/// <remarks>
/// Nothing at run time reads it. Rule FAB3001 compares the entry, and the members of the type in their order, with the generated clients of the project, with the marketplace's
/// contracts, and with the names that are given here.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AbiOfAttribute(string entry) : Attribute
{
    /// <summary>The entry with its types.</summary>
    public string Entry { get; } = entry;
}
