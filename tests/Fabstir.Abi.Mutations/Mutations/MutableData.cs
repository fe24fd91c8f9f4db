using System.Buffers.Binary;
using System.Numerics;

namespace Fabstir.Abi.Mutations.Mutations;

/// <summary>Words behind a selector, damaged in place: single bits and bytes, whole words, offsets, lengths, and where it ends.</summary>
internal sealed class MutableData(int capacity)
{
    private const int WordSize = 32;
    private const int Slack = 4 * WordSize;

    // What means something as an offset, a length, a count or a sign, also when it is cut to 31, 32 or 64 bits or multiplied by 32.
    private static readonly UInt256[] Numbers =
    [
        0, 1, 2, 3, 4, 0x1f, 0x20, 0x21, 0x40, 0x60, 0x80, 0xa0, 0xff, 0x100, 0x3e8, 0x4000000, 0x4000001, 0x7fffffdc, 0x7fffffe0, 0x7fffffff, 0x80000000,
        0xfffffffc, 0xffffffff, 0x100000020, 0x400000000000000, 0x7fffffffffffffff, 0x8000000000000060, 0xffffffffffffffe0,
        PowerOfTwo(64) + 0x20, PowerOfTwo(127), PowerOfTwo(255), UInt256.MaxValue, UInt256.MaxValue - 31,
    ];

    private readonly byte[] _bytes = new byte[capacity + Slack];
    private int _length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    private int Words => (_length - Calldata.SelectorSize) / WordSize;

    /// <summary>Starts anew.</summary>
    public void Reset(ReadOnlySpan<byte> original)
    {
        original.CopyTo(_bytes);
        _length = original.Length;
    }

    /// <summary>Damages something.</summary>
    public void Mutate(ref CaseRandom random)
    {
        if (Words <= 0)
        {
            Extend(ref random);
            return;
        }

        Span<byte> word = WordAt(random.Below(Words));
        switch (random.Below(12))
        {
            case 0:
                _bytes[random.Below(_length)] = (byte)random.Next();
                break;
            case 1:
                _bytes[random.Below(_length)] ^= (byte)(1 << random.Below(8));
                break;
            case 2 or 3:
                Numbers[random.Below(Numbers.Length)].WriteBigEndian(word);
                break;
            case 4 or 5:
                Shift(word, ref random);
                break;
            case 6:
                PointTo(word, random.Below(Words + 2));
                break;
            case 7:
                _length = random.Below(_length);
                break;
            case 8:
                Extend(ref random);
                break;
            case 9:
                RemoveWord(random.Below(Words));
                break;
            case 10:
                WordAt(random.Below(Words)).CopyTo(word);
                break;
            default:
                Repeat(ref random);
                break;
        }
    }

    private Span<byte> WordAt(int index) => _bytes.AsSpan(Calldata.SelectorSize + (index * WordSize), WordSize);

    private static UInt256 PowerOfTwo(int exponent) => (UInt256)(BigInteger.One << exponent);

    // An offset or length that is a little wrong.
    private static void Shift(Span<byte> word, ref CaseRandom random)
    {
        Span<byte> low = word[(WordSize - sizeof(uint))..];
        int by = random.Below(2) == 0 ? WordSize * (random.Below(9) - 4) : random.Below(65) - 32;
        BinaryPrimitives.WriteUInt32BigEndian(low, unchecked(BinaryPrimitives.ReadUInt32BigEndian(low) + (uint)by));
    }

    // An offset, counted from the arguments: also to itself, or to what leads to it.
    private static void PointTo(Span<byte> word, int index)
    {
        word.Clear();
        BinaryPrimitives.WriteInt32BigEndian(word[(WordSize - sizeof(int))..], WordSize * index);
    }

    private void Extend(ref CaseRandom random)
    {
        int count = Math.Min(1 + random.Below(2 * WordSize), _bytes.Length - _length);
        for (int i = 0; i < count; i++)
        {
            _bytes[_length++] = (byte)random.Next();
        }
    }

    private void RemoveWord(int index)
    {
        int position = Calldata.SelectorSize + (index * WordSize);
        _bytes.AsSpan(position + WordSize, _length - position - WordSize).CopyTo(_bytes.AsSpan(position));
        _length -= WordSize;
    }

    // One word everywhere from a place on: arrays that overlap with their elements.
    private void Repeat(ref CaseRandom random)
    {
        int first = random.Below(Words);
        PointTo(WordAt(first), random.Below(Words + 1));
        for (int i = first + 1; i < Words; i++)
        {
            WordAt(first).CopyTo(WordAt(i));
        }
    }
}
