namespace Fabstir.Abi.Codecs;

/// <summary>How values of one type stand in a struct of EIP-712: each takes one word.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <remarks>A witness, like <see cref="IAbiCodec{T}"/>.</remarks>
public interface ITypedDataWord<T>
{
    /// <summary>Writes the word.</summary>
    /// <param name="value">The value.</param>
    /// <param name="word">32 bytes.</param>
    /// <exception cref="AbiEncodingException">The value is outside the range of the Solidity type.</exception>
    static abstract void Write(T value, Span<byte> word);
}
