using System.Text;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>Random values, the same in every run: what is encoded is never refused, however nested or large it is.</summary>
public sealed class RoundTripTests
{
    private const int Runs = 500;

    [Fact]
    public void Messages_with_nested_arrays() => Run(static random =>
    {
        Gee message = new() { Numbers = Array(random, static random => Array(random, Number)), Names = Array(random, Text) };

        Assert.Equal(message, Calldata.Decode<Gee>(Calldata.Encode(message)));
    });

    [Fact]
    public void Arrays_of_structs() => Run(static random => AssertRoundTrip<AbiArray<Order>, ArrayCodec<Order, NamedTypeCodec<Order>>>(Array(random, RandomOrder)));

    [Fact]
    public void Arrays_of_arrays_of_structs() => Run(static random =>
        AssertRoundTrip<AbiArray<AbiArray<Order>>, ArrayCodec<AbiArray<Order>, ArrayCodec<Order, NamedTypeCodec<Order>>>>(
            Array(random, static random => Array(random, RandomOrder))));

    [Fact]
    public void Arrays_of_fixed_arrays_of_arrays_of_bytes() => Run(static random =>
        AssertRoundTrip<
            AbiArray<AbiArray<AbiArray<Bytes>>>,
            ArrayCodec<AbiArray<AbiArray<Bytes>>, FixedArrayCodec<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>, LengthTwo>>>(
            Array(random, static random => AbiArray.Create([Array(random, Content), Array(random, Content)]))));

    [Fact]
    public void Large_arrays()
    {
        Random random = new(7);

        AssertRoundTrip<AbiArray<UInt256>, ArrayCodec<UInt256, UInt256Codec>>(Enumerable.Range(0, 50_000).Select(_ => Number(random)).ToAbiArray());
        AssertRoundTrip<AbiArray<string>, ArrayCodec<string, StringCodec>>(Enumerable.Range(0, 20_000).Select(_ => Text(random)).ToAbiArray());
        AssertRoundTrip<Bytes, BytesCodec>(new byte[1_000_001]);
        AssertRoundTrip<string, StringCodec>(new string('\u4e16', 300_000));
    }

    private static void Run(Action<Random> test)
    {
        for (int seed = 0; seed < Runs; seed++)
        {
            test(new Random(seed));
        }
    }

    private static void AssertRoundTrip<T, TCodec>(T value)
        where TCodec : IAbiCodec<T>
    {
        byte[] encoding = AbiData.Encode<T, TCodec>(value);

        Assert.Equal(TCodec.GetSize(value), encoding.Length - (TCodec.IsDynamic ? 32 : 0));
        Assert.True(EqualityComparer<T>.Default.Equals(value, AbiData.Decode<T, TCodec>(encoding)));
    }

    private static AbiArray<T> Array<T>(Random random, Func<Random, T> item) => Enumerable.Range(0, random.Next(6)).Select(_ => item(random)).ToAbiArray();

    private static UInt256 Number(Random random)
    {
        byte[] bytes = Content32(random);
        return UInt256.ReadBigEndian(bytes);
    }

    private static Bytes Content(Random random)
    {
        byte[] bytes = new byte[random.Next(100)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Text(Random random)
    {
        StringBuilder text = new();
        for (int count = random.Next(40); count > 0; count--)
        {
            int rune = random.Next(0x10ffff);
            text.Append(Rune.IsValid(rune) ? new Rune(rune).ToString() : "?");
        }

        return text.ToString();
    }

    private static Order RandomOrder(Random random) => new()
    {
        Owner = new Address(Content32(random).AsSpan(12)),
        Side = new Side((byte)random.Next(256)),
        At = new() { X = random.Next(-(1 << 23), 1 << 23), Y = random.Next(-(1 << 23), 1 << 23) },
        Note = Text(random),
        Tags = Array(random, static random => new Bytes3(Content32(random).AsSpan(0, 3))),
    };

    private static byte[] Content32(Random random)
    {
        byte[] bytes = new byte[32];
        random.NextBytes(bytes);
        return bytes;
    }
}
