using System.Buffers;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>Packs values side by side, each in as many bytes as its type has. Generated code calls it; not thread-safe.</summary>
public sealed class PackedWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    internal PackedWriter()
    {
    }

    internal ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>Packs a value that stands at the end of its word: a number, a bool or an address.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="size">How many bytes its type has.</param>
    public void AddRight<T, TCodec>(T value, int size)
        where TCodec : IAbiCodec<T>
    {
        Span<byte> word = stackalloc byte[AbiWord.Size];
        TCodec.Encode(value, word);
        _bytes.Write(word[^size..]);
    }

    /// <summary>Packs a value that stands at the beginning of its word: fixed bytes or a function.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="size">How many bytes its type has.</param>
    public void AddLeft<T, TCodec>(T value, int size)
        where TCodec : IAbiCodec<T>
    {
        Span<byte> word = stackalloc byte[AbiWord.Size];
        TCodec.Encode(value, word);
        _bytes.Write(word[..size]);
    }

    /// <summary>Packs an array of as many values as its type says. Inside of arrays every value keeps its whole word.</summary>
    /// <typeparam name="T">The C# type.</typeparam>
    /// <typeparam name="TCodec">Its layout.</typeparam>
    /// <param name="value">The array.</param>
    public void AddWords<T, TCodec>(T value)
        where TCodec : IAbiCodec<T>
    {
        int size = TCodec.GetSize(value);
        TCodec.Encode(value, _bytes.GetSpan(size)[..size]);
        _bytes.Advance(size);
    }

    /// <summary>Packs an array of any length, without the length.</summary>
    /// <typeparam name="T">The C# type of the elements.</typeparam>
    /// <typeparam name="TCodec">Their layout.</typeparam>
    /// <param name="value">The array.</param>
    public void AddElements<T, TCodec>(AbiArray<T> value)
        where TCodec : IAbiCodec<T>
    {
        foreach (T element in value.AsSpan())
        {
            AddWords<T, TCodec>(element);
        }
    }

    /// <summary>Packs a text as UTF-8.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="AbiEncodingException">The text has half of a surrogate pair.</exception>
    public void Add(string value) => _bytes.Write(StringCodec.GetBytes(value));

    /// <summary>Packs bytes as they are.</summary>
    /// <param name="value">The bytes.</param>
    public void Add(Bytes value) => _bytes.Write(value.AsSpan());
}
