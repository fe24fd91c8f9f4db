namespace Fabstir.Abi.Codecs;

/// <summary>A value that takes one word in calldata stands in typed data as there.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <typeparam name="TCodec">Its layout.</typeparam>
public readonly struct ValueWord<T, TCodec> : ITypedDataWord<T>
    where TCodec : IAbiCodec<T>
{
    /// <inheritdoc/>
    public static void Write(T value, Span<byte> word) => TCodec.Encode(value, word);
}

/// <summary><c>string</c>: the hash of its UTF-8 bytes.</summary>
public readonly struct StringHash : ITypedDataWord<string>
{
    /// <inheritdoc/>
    public static void Write(string value, Span<byte> word) => Keccak256.Hash(StringCodec.GetBytes(value)).AsSpan().CopyTo(word);
}

/// <summary><c>bytes</c>: their hash.</summary>
public readonly struct BytesHash : ITypedDataWord<Bytes>
{
    /// <inheritdoc/>
    public static void Write(Bytes value, Span<byte> word) => Keccak256.Hash(value.AsSpan()).AsSpan().CopyTo(word);
}

/// <summary><c>T[]</c>: the hash of its elements' words.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TWord">How an element stands in typed data.</typeparam>
public readonly struct ArrayHash<T, TWord> : ITypedDataWord<AbiArray<T>>
    where TWord : ITypedDataWord<T>
{
    /// <inheritdoc/>
    public static void Write(AbiArray<T> value, Span<byte> word)
    {
        byte[] words = new byte[checked(value.Length * AbiWord.Size)];
        for (int i = 0; i < value.Length; i++)
        {
            TWord.Write(value[i], words.AsSpan(i * AbiWord.Size, AbiWord.Size));
        }

        Keccak256.Hash(words).AsSpan().CopyTo(word);
    }
}

/// <summary><c>T[n]</c>: likewise, if there are as many as the type says.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TWord">How an element stands in typed data.</typeparam>
/// <typeparam name="TLength">How many elements there are.</typeparam>
public readonly struct FixedArrayHash<T, TWord, TLength> : ITypedDataWord<AbiArray<T>>
    where TWord : ITypedDataWord<T>
    where TLength : IArrayLength
{
    /// <inheritdoc/>
    public static void Write(AbiArray<T> value, Span<byte> word)
    {
        if (value.Length != TLength.Value)
        {
            throw new AbiEncodingException($"[{TLength.Value}]", $"An array of exactly {TLength.Value} elements is expected; got {value.Length}.");
        }

        ArrayHash<T, TWord>.Write(value, word);
    }
}
