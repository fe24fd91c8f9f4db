using System.Buffers;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>Hashes generated structs as EIP-712 has it: what a wallet signs, and a contract recovers the signer from.</summary>
/// <remarks>Thread-safe.</remarks>
public static class TypedDataHash
{
    private const int PrefixSize = 2;

    /// <summary><c>encodeData</c> behind the type's hash: what <see cref="OfStruct"/> hashes.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="value">The struct.</param>
    /// <returns>32 bytes for the type, and for each field.</returns>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: it is outside the range of its type, or an array of another length.</exception>
    public static byte[] Encode<T>(T value)
        where T : ITypedData<T>
    {
        byte[] encoding = new byte[SizeOf<T>()];
        Encode(value, encoding);
        return encoding;
    }

    /// <summary><c>hashStruct</c>: the struct without a domain.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="value">The struct.</param>
    /// <returns>The Keccak-256 of <see cref="Encode{T}(T)"/>.</returns>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: it is outside the range of its type, or an array of another length.</exception>
    public static Bytes32 OfStruct<T>(T value)
        where T : ITypedData<T>
    {
        int size = SizeOf<T>();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            Encode(value, buffer.AsSpan(0, size));
            return Keccak256.Hash(buffer.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>The digest that is signed: the struct in its domain, behind <c>0x1901</c>.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="domain">What the signature is good for.</param>
    /// <param name="value">The struct.</param>
    /// <returns>The digest.</returns>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: it is outside the range of its type, or an array of another length.</exception>
    public static Bytes32 Of<T>(TypedDataDomain domain, T value)
        where T : ITypedData<T>
    {
        ArgumentNullException.ThrowIfNull(domain);
        Span<byte> message = stackalloc byte[PrefixSize + (2 * AbiWord.Size)];
        message[0] = 0x19;
        message[1] = 0x01;
        domain.Separator.AsSpan().CopyTo(message[PrefixSize..]);
        OfStruct(value).AsSpan().CopyTo(message[(PrefixSize + AbiWord.Size)..]);
        return Keccak256.Hash(message);
    }

    private static int SizeOf<T>()
        where T : ITypedData<T> => checked((1 + T.FieldCount) * AbiWord.Size);

    private static void Encode<T>(T value, Span<byte> destination)
        where T : ITypedData<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        T.TypeHash.AsSpan().CopyTo(destination);
        T.EncodeData(value, destination[AbiWord.Size..]);
    }
}
