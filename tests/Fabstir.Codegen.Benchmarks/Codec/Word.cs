using System.Buffers.Binary;
using System.Text;
using Fabstir.Abi;

namespace Fabstir.Codegen.Benchmarks.Codec;

/// <summary>What the hand-written floors share: the checks of a strict decoder on single words, and the layout of a string.</summary>
internal static class Word
{
    public const int Size = 32;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void RequireZero(ulong padding, int position)
    {
        if (padding != 0)
        {
            Throw(position);
        }
    }

    public static void Require(bool condition, int position)
    {
        if (!condition)
        {
            Throw(position);
        }
    }

    public static Address ReadAddress(ReadOnlySpan<byte> word, int position)
    {
        RequireZero(BinaryPrimitives.ReadUInt64BigEndian(word) | BinaryPrimitives.ReadUInt32BigEndian(word[8..]), position);
        return new Address(word.Slice(12, Address.Size));
    }

    public static ulong ReadSmall(ReadOnlySpan<byte> word, ulong max, int position)
    {
        RequireZero(BinaryPrimitives.ReadUInt64BigEndian(word) | BinaryPrimitives.ReadUInt64BigEndian(word[8..]) | BinaryPrimitives.ReadUInt64BigEndian(word[16..]), position);
        ulong value = BinaryPrimitives.ReadUInt64BigEndian(word[24..]);
        Require(value <= max, position);
        return value;
    }

    public static void WriteAddress(Span<byte> word, Address value) => value.AsSpan().CopyTo(word.Slice(12, Address.Size));

    public static void WriteSmall(Span<byte> word, int value) => BinaryPrimitives.WriteUInt32BigEndian(word[28..], (uint)value);

    public static int SizeOf(string value) => Size + Pad(Utf8.GetByteCount(value));

    public static int WriteString(Span<byte> destination, string value)
    {
        int length = Utf8.GetBytes(value, destination[Size..]);
        WriteSmall(destination, length);
        return Size + Pad(length);
    }

    public static string ReadString(ReadOnlySpan<byte> data, int position, ref int budget)
    {
        Require(position <= data.Length - Size, position);
        int length = (int)ReadSmall(data.Slice(position, Size), int.MaxValue, position);
        int start = position + Size;
        Require(length <= data.Length - start && Pad(length) <= data.Length - start, position);
        budget -= Size + Pad(length);
        Require(budget >= 0, position);
        Require(!data.Slice(start + length, Pad(length) - length).ContainsAnyExcept((byte)0), start + length);
        return Utf8.GetString(data.Slice(start, length));
    }

    private static int Pad(int length) => checked(length + Size - 1) & ~(Size - 1);

    private static void Throw(int position) => throw new AbiFormatException("The bytes are no strict encoding.", position);
}
