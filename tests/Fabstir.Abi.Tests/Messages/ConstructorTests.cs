using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The arguments of a constructor: a tuple without a selector.</summary>
public sealed class ConstructorTests
{
    private static readonly Deployment Arguments = new() { Name = "abc", Decimals = 6 };

    [Fact]
    public void Encodes_and_decodes_arguments_side_by_side()
    {
        byte[] encoding = Words.Of("40", "6", "3", "616263..");

        Assert.Equal(encoding, AbiData.EncodeTuple(Arguments));
        Assert.Equal(Arguments, AbiData.DecodeTuple<Deployment>(encoding));
        Assert.Equal(Arguments, AbiData.DecodeTuple<Deployment>([.. encoding, 1]));
        for (int length = 0; length < encoding.Length; length++)
        {
            byte[] cut = encoding[..length];
            Refusal.Inside(cut, () => AbiData.DecodeTuple<Deployment>(cut));
        }
    }

    private sealed record Deployment : IContractConstructor<Deployment>
    {
        public required string Name { get; init; }

        public required byte Decimals { get; init; }

        static int IAbiTuple<Deployment>.GetSize(Deployment value) => checked(64 + StringCodec.GetSize(value.Name));

        static int IAbiTuple<Deployment>.Encode(Deployment value, Span<byte> destination)
        {
            int tail = 64;
            AbiHead.WriteOffset(destination, tail);
            tail += StringCodec.Encode(value.Name, destination[tail..]);
            UInt8Codec.Encode(value.Decimals, destination[32..]);
            return tail;
        }

        static Deployment IAbiTuple<Deployment>.Decode(ReadOnlySpan<byte> data, int position, ref int budget)
        {
            AbiHead.Enter(data, position, 64, ref budget);
            return new()
            {
                Name = StringCodec.Decode(data, AbiHead.ReadOffset(data, position, position), ref budget),
                Decimals = UInt8Codec.Decode(data, position + 32, ref budget),
            };
        }
    }
}
