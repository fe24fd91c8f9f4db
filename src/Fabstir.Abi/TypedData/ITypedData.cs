namespace Fabstir.Abi;

/// <summary>A struct that can be hashed and signed as EIP-712 has it, by the names that its Solidity source gives it and its fields. Generated.</summary>
/// <typeparam name="T">The struct.</typeparam>
public interface ITypedData<T>
    where T : ITypedData<T>
{
    /// <summary><c>encodeType</c> of the EIP: <c>Mail(Person from,string contents)Person(string name,address wallet)</c>.</summary>
    static abstract string EncodeType { get; }

    /// <summary>The Keccak-256 of <see cref="EncodeType"/>.</summary>
    static abstract Bytes32 TypeHash { get; }

    /// <summary>How many fields the struct has, and so how many words <see cref="EncodeData"/> writes.</summary>
    static abstract int FieldCount { get; }

    /// <summary>Writes a word for each field: a value itself, the hash of anything longer.</summary>
    /// <param name="value">The struct.</param>
    /// <param name="words">32 bytes for each field.</param>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: it is outside the range of its type, or an array of another length.</exception>
    static abstract void EncodeData(T value, Span<byte> words);
}
