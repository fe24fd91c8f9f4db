namespace Fabstir.Abi.Codecs;

/// <summary>The n of <c>T[n]</c>, as a type.</summary>
public interface IArrayLength
{
    /// <summary>How many elements the array has.</summary>
    static abstract int Value { get; }
}
