namespace Fabstir.Abi.Codecs;

/// <summary>Encodes and decodes values that stand for themselves: the single output of a function, or what <c>abi.encode</c> makes.</summary>
/// <remarks>Thread-safe.</remarks>
public static class AbiData
{
    /// <summary>Decodes one value.</summary>
    /// <typeparam name="T">Its C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="data">All of the data; what follows the value is ignored.</param>
    /// <param name="position">Where the value, or the offset that stands for it, is. The offset counts from here: of several outputs only the first can be read alone.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AbiFormatException">The bytes are no encoding; the exception says where.</exception>
    public static T Decode<T, TCodec>(ReadOnlySpan<byte> data, int position = 0)
        where TCodec : IAbiCodec<T>
    {
        int budget = AbiHead.Budget(data);
        return TCodec.Decode(data, TCodec.IsDynamic ? AbiHead.ReadOffset(data, position, position) : position, ref budget);
    }

    /// <summary>Encodes one value into a new array of the exact size, as <c>abi.encode</c> does.</summary>
    /// <typeparam name="T">Its C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The encoding.</returns>
    /// <exception cref="AbiEncodingException">The value is outside the range of its Solidity type.</exception>
    public static byte[] Encode<T, TCodec>(T value)
        where TCodec : IAbiCodec<T>
    {
        int head = TCodec.IsDynamic ? AbiWord.Size : 0;
        byte[] data = new byte[checked(head + TCodec.GetSize(value))];
        if (TCodec.IsDynamic)
        {
            AbiHead.WriteOffset(data, AbiWord.Size);
        }

        TCodec.Encode(value, data.AsSpan(head));
        return data;
    }

    /// <summary>Decodes values that stand side by side: the outputs of a function.</summary>
    /// <typeparam name="TTuple">The generated record.</typeparam>
    /// <param name="data">All of the data; what follows the values is ignored.</param>
    /// <returns>The record.</returns>
    /// <exception cref="AbiFormatException">The bytes are no encoding; the exception says where.</exception>
    public static TTuple DecodeTuple<TTuple>(ReadOnlySpan<byte> data)
        where TTuple : IAbiTuple<TTuple>
    {
        int budget = AbiHead.Budget(data);
        return TTuple.Decode(data, 0, ref budget);
    }

    /// <summary>Encodes values that stand side by side into a new array of the exact size.</summary>
    /// <typeparam name="TTuple">The generated record.</typeparam>
    /// <param name="value">The record.</param>
    /// <returns>The encoding.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    public static byte[] EncodeTuple<TTuple>(TTuple value)
        where TTuple : IAbiTuple<TTuple>
    {
        byte[] data = new byte[TTuple.GetSize(value)];
        TTuple.Encode(value, data);
        return data;
    }

    /// <summary>Encodes values that stand side by side into memory of the caller's, and allocates nothing.</summary>
    /// <typeparam name="TTuple">The generated record.</typeparam>
    /// <param name="value">The record.</param>
    /// <param name="destination">At least as many bytes as the encoding has.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int EncodeTuple<TTuple>(TTuple value, Span<byte> destination)
        where TTuple : IAbiTuple<TTuple> =>
        TTuple.Encode(value, destination);
}
