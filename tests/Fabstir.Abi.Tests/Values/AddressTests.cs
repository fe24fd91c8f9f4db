namespace Fabstir.Abi.Tests;

public sealed class AddressTests
{
    private static readonly byte[] Bytes20 = [.. Enumerable.Range(1, 20).Select(static i => (byte)i)];

    [Fact]
    public void Holds_the_bytes_that_it_was_made_from()
    {
        byte[] source = [.. Bytes20];
        Address address = new(source);
        source[0] = 0xff;

        Assert.Equal(Bytes20, address.AsSpan());
        Assert.Equal("0x0102030405060708090a0b0c0d0e0f1011121314", address.ToString(), ignoreCase: true);
        Assert.Equal(20, Address.Size);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(21)]
    [InlineData(32)]
    public void Is_made_from_exactly_20_bytes(int count)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Address(new byte[count]));
        Assert.Contains($"{count}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_is_the_zero_address()
    {
        Assert.Equal(Address.Zero, default);
        Assert.True(default(Address).IsZero);
        Assert.Equal("0x0000000000000000000000000000000000000000", default(Address).ToString());
        Assert.Equal(new Address(new byte[20]), default);
    }

    [Fact]
    public void Is_not_zero_when_any_byte_is_not()
    {
        for (int i = 0; i < Address.Size; i++)
        {
            Address address = new(new byte[20].With(i, 1));
            Assert.False(address.IsZero);
            Assert.NotEqual(Address.Zero, address);
            Assert.True(address != default);
            Assert.True(address > Address.Zero);
        }
    }

    [Fact]
    public void Equals_an_address_of_the_same_bytes_however_it_was_made()
    {
        Address made = new(Bytes20);
        Address read = Address.Parse("0x" + Convert.ToHexStringLower(Bytes20));

        Assert.True(made == read);
        Assert.False(made != read);
        Assert.True(made.Equals((object)read));
        Assert.False(made.Equals("0x" + Convert.ToHexStringLower(Bytes20)));
        Assert.False(made.Equals(null));
        Assert.Equal(made.GetHashCode(), read.GetHashCode());
    }

    [Fact]
    public void Hash_codes_of_similar_addresses_rarely_collide()
    {
        HashSet<int> hashes = [];
        for (int i = 0; i < Address.Size; i++)
        {
            for (int b = 0; b < 256; b++)
            {
                hashes.Add(new Address(Bytes20.With(i, (byte)b)).GetHashCode());
            }
        }

        Assert.InRange(hashes.Count, 5000, 20 * 255 + 1);
    }

    [Fact]
    public void Sorts_byte_by_byte_from_the_first()
    {
        Address low = Address.Parse("0x00000000000000000000000000000000000000ff");
        Address middle = Address.Parse("0x0000000000000000000000000000000000000100");
        Address high = Address.Parse("0x8000000000000000000000000000000000000000");
        Address[] addresses = [high, Address.Zero, middle, low];
        Array.Sort(addresses);

        Assert.Equal([Address.Zero, low, middle, high], addresses);
    }

    [Fact]
    public void Compares_as_its_bytes_do()
    {
        Random random = new(55);
        byte[] left = new byte[20];
        byte[] right = new byte[20];
        for (int i = 0; i < 2000; i++)
        {
            random.NextBytes(left);
            left.CopyTo(right, 0);
            right[random.Next(20)] = (byte)random.Next(256);
            (Address a, Address b) = (new Address(left), new Address(right));
            int expected = left.AsSpan().SequenceCompareTo(right);

            Assert.Equal(Math.Sign(expected), Math.Sign(a.CompareTo(b)));
            Assert.Equal((expected < 0, expected <= 0, expected > 0, expected >= 0), (a < b, a <= b, a > b, a >= b));
            Assert.Equal((expected == 0, expected != 0), (a == b, a != b));
        }
    }
}
