using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>Small data that would be large when decoded: offsets that lead to the same bytes again and again.</summary>
public sealed class AmplificationTests
{
    private const int Many = 1000;

    [Fact]
    public void Refuses_bytes_that_many_elements_share()
    {
        byte[] data = Words.Of(["20", .. Shared(Many), $"{32 * Many:x}", .. Enumerable.Repeat(new string('6', 64), Many)]);

        AssertBounded<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>>(data);
        AssertBounded<AbiArray<string>, ArrayCodec<string, StringCodec>>(data);
    }

    [Fact]
    public void Refuses_arrays_of_bytes_that_many_elements_share()
    {
        byte[] data = Words.Of(["20", .. Shared(Many), .. Shared(Many), $"{32 * Many:x}", .. Enumerable.Repeat(new string('6', 64), Many)]);

        AssertBounded<AbiArray<AbiArray<Bytes>>, ArrayCodec<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>>>(data);
        AssertBounded<AbiArray<AbiArray<string>>, ArrayCodec<AbiArray<string>, ArrayCodec<string, StringCodec>>>(data);
    }

    [Fact]
    public void Refuses_arrays_of_integers_that_many_elements_share()
    {
        byte[] twice = Words.Of(["20", .. Shared(Many), $"{Many:x}", .. Enumerable.Repeat("7", Many)]);
        byte[] thrice = Words.Of(["20", .. Shared(Many), .. Shared(Many), $"{Many:x}", .. Enumerable.Repeat("7", Many)]);

        AssertBounded<AbiArray<AbiArray<UInt256>>, ArrayCodec<AbiArray<UInt256>, ArrayCodec<UInt256, UInt256Codec>>>(twice);
        AssertBounded<AbiArray<AbiArray<byte>>, ArrayCodec<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>>>(twice);
        AssertBounded<
            AbiArray<AbiArray<AbiArray<byte>>>,
            ArrayCodec<AbiArray<AbiArray<byte>>, ArrayCodec<AbiArray<byte>, ArrayCodec<byte, UInt8Codec>>>>(thrice);
    }

    [Fact]
    public void Refuses_what_many_elements_of_fixed_arrays_share()
    {
        byte[] data = Words.Of(["20", .. Pointers(Many), .. Pointers(Many), $"{32 * Many:x}", .. Enumerable.Repeat(new string('6', 64), Many)]);

        AssertBounded<
            AbiArray<AbiArray<Bytes>>,
            FixedArrayCodec<AbiArray<Bytes>, FixedArrayCodec<Bytes, BytesCodec, LengthThousand>, LengthThousand>>(data);
    }

    [Fact]
    public void Refuses_large_static_elements_that_many_elements_share()
    {
        byte[] data = Words.Of(["20", .. Shared(Many), "1", .. Enumerable.Repeat("7", Many)]);

        AssertBounded<
            AbiArray<AbiArray<AbiArray<byte>>>,
            ArrayCodec<AbiArray<AbiArray<byte>>, ArrayCodec<AbiArray<byte>, FixedArrayCodec<byte, UInt8Codec, LengthThousand>>>>(data);
    }

    [Fact]
    public void Refuses_fixed_arrays_of_nothing_that_many_elements_share()
    {
        byte[] data = Words.Of(["20", .. Shared(Many), .. Pointers(Many)]);

        AssertBounded<
            AbiArray<AbiArray<AbiArray<string>>>,
            ArrayCodec<AbiArray<AbiArray<string>>, FixedArrayCodec<AbiArray<string>, FixedArrayCodec<string, StringCodec, LengthZero>, LengthThousand>>>(data);
    }

    [Fact]
    public void Refuses_structs_that_many_elements_share()
    {
        byte[] data = Words.Of(
        [
            "20", .. Shared(Many),
            "0", "1", "0", "0", "c0", $"{0xc0 + 32 + (32 * Many):x}", $"{32 * Many:x}", .. Enumerable.Repeat(new string('6', 64), Many), "0",
        ]);

        AssertBounded<AbiArray<Order>, ArrayCodec<Order, NamedTypeCodec<Order>>>(data);
    }

    // Each word is a length of 32 and an offset of 32 bytes at once: each array has 32 elements, which overlap with it.
    [Fact]
    public void Refuses_arrays_that_overlap_with_their_elements()
    {
        byte[] data = Words.Of([.. Enumerable.Repeat("20", 200)]);

        AssertBounded<AbiArray<AbiArray<Bytes>>, ArrayCodec<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>>>(data);
        AssertBounded<
            AbiArray<AbiArray<AbiArray<Bytes>>>,
            ArrayCodec<AbiArray<AbiArray<Bytes>>, ArrayCodec<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>>>>(data);
    }

    [Theory]
    [InlineData("7fffffff")]
    [InlineData("1000000")]
    [InlineData("10000")]
    public void Refuses_many_elements_that_take_no_bytes(string length)
    {
        byte[] data = Words.Of("20", length, "1", "2", "3");

        AssertBounded<AbiArray<AbiArray<byte>>, ArrayCodec<AbiArray<byte>, FixedArrayCodec<byte, UInt8Codec, LengthZero>>>(data);
        AssertBounded<AbiArray<AbiArray<string>>, ArrayCodec<AbiArray<string>, FixedArrayCodec<string, StringCodec, LengthZero>>>(data);
    }

    [Fact]
    public void Refuses_a_large_fixed_array_that_is_not_there_without_taking_memory_for_it()
    {
        byte[] data = Words.Of("1", "2", "3");

        AssertBounded<
            AbiArray<AbiArray<byte>>,
            FixedArrayCodec<AbiArray<byte>, FixedArrayCodec<byte, UInt8Codec, LengthThousand>, LengthThousand>>(data);
    }

    [Fact]
    public void Takes_memory_in_proportion_to_what_is_accepted()
    {
        byte[] data = AbiData.Encode<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>>([.. Enumerable.Repeat((Bytes)new byte[64], Many)]);

        Assert.InRange(Allocation.Of(() => AbiData.Decode<AbiArray<Bytes>, ArrayCodec<Bytes, BytesCodec>>(data)), 64 * Many, 2 * data.Length);
    }

    // An array whose elements are all at the same place, after it.
    private static string[] Shared(int count) => [$"{count:x}", .. Pointers(count)];

    private static IEnumerable<string> Pointers(int count) => Enumerable.Repeat($"{32 * count:x}", count);

    private static void AssertBounded<T, TCodec>(byte[] data)
        where TCodec : IAbiCodec<T> =>
        Assert.InRange(Allocation.OfRefusal(() => AbiData.Decode<T, TCodec>(data)), 0, (4 * data.Length) + 10_000);
}
