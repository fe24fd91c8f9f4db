namespace Fabstir.Ethereum;

/// <summary>A place in bytecode where the address of a library belongs, as compilers list them in <c>linkReferences</c>.</summary>
/// <param name="Library">The library with its file, such as <c>contracts/Lib.sol:MathLib</c>.</param>
/// <param name="Offset">The first of the 20 bytes, counted from the beginning of the bytecode.</param>
public sealed record LinkReference(string Library, int Offset);
