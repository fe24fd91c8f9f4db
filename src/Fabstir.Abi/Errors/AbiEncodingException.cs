namespace Fabstir.Abi;

/// <summary>A value is outside the range of the Solidity type that it should be encoded as.</summary>
public sealed class AbiEncodingException : ArgumentException
{
    /// <summary>Describes a value that could not be encoded.</summary>
    /// <param name="solidityType">The type, such as <c>uint24</c>.</param>
    /// <param name="message">What is wrong with the value, in a sentence.</param>
    public AbiEncodingException(string solidityType, string message)
        : base(message) => SolidityType = solidityType;

    /// <summary>The type that the value does not fit, such as <c>uint24</c>.</summary>
    public string SolidityType { get; }
}
