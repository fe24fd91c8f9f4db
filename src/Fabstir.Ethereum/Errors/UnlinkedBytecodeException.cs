namespace Fabstir.Ethereum;

/// <summary>A contract should be deployed whose bytecode still has places for the addresses of libraries. Nothing was sent.</summary>
public sealed class UnlinkedBytecodeException : EthereumException
{
    /// <summary>Describes bytecode that is not complete.</summary>
    /// <param name="libraries">The libraries without address.</param>
    public UnlinkedBytecodeException(IReadOnlyList<string> libraries)
        : base($"The bytecode needs the addresses of libraries: {string.Join(", ", libraries)}. Deploy them first, and link each with Bytecode.Link.") =>
        Libraries = libraries;

    /// <summary>The libraries without address, with their files where the compiler lists them.</summary>
    public IReadOnlyList<string> Libraries { get; }
}
