using System.Text.Json;
using Fabstir.Tests;

namespace Fabstir.Abi.Tests;

/// <summary>EIP-55: the vectors of the EIP, and the accounts of ethers.</summary>
public sealed class AddressChecksumTests
{
    private static readonly IReadOnlyList<JsonElement> Vectors = Testcases.Read("accounts");

    public static TheoryData<string> Accounts { get; } = [.. Vectors.Select(static vector => vector.GetProperty("checksumAddress").GetString()!)];

    public static TheoryData<string> EipVectors { get; } =
    [
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ];

    [Fact]
    public void There_are_as_many_accounts_as_promised() => Assert.Equal(1038, Vectors.Count);

    [Fact]
    public void The_lower_case_field_of_the_accounts_parses_to_the_same_address() => Assert.All(
        Vectors,
        static vector => Assert.Equal(
            vector.GetProperty("checksumAddress").GetString(),
            Address.Parse(vector.GetProperty("address").GetString()!).ToString()));

    [Theory]
    [MemberData(nameof(EipVectors))]
    [MemberData(nameof(Accounts))]
    public void Writes_the_checksum_whatever_case_was_read(string expected)
    {
        string digits = expected[2..];

        Assert.Equal(expected, Address.Parse(expected).ToString());
        Assert.Equal(expected, Address.Parse("0x" + digits.ToLowerInvariant()).ToString());
        Assert.Equal(expected, Address.Parse("0x" + digits.ToUpperInvariant()).ToString());
        Assert.Equal(Convert.FromHexString(digits), Address.Parse(expected).AsSpan());
    }

    [Theory]
    [MemberData(nameof(EipVectors))]
    public void Refuses_a_letter_of_the_wrong_case_anywhere(string text)
    {
        for (int i = 2; i < text.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i]))
            {
                continue;
            }

            string wrong = string.Concat(text.AsSpan(0, i), [(char)(text[i] ^ ' ')], text.AsSpan(i + 1));
            if (!wrong.Skip(2).Any(char.IsAsciiLetterLower) || !wrong.Any(char.IsAsciiLetterUpper))
            {
                // Without the other case the letters carry no checksum.
                continue;
            }

            FormatException refused = Assert.Throws<FormatException>(() => Address.Parse(wrong));
            Assert.Contains("checksum", refused.Message, StringComparison.Ordinal);
            Assert.Contains(wrong, refused.Message, StringComparison.Ordinal);
            Assert.False(Address.TryParse(wrong, out _));
        }
    }

    [Fact]
    public void Refuses_a_mistyped_digit_of_a_mixed_case_address()
    {
        const string text = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        string mistyped = text.Replace("6053", "6054", StringComparison.Ordinal);

        Assert.False(Address.TryParse(mistyped, out _));
        Assert.True(Address.TryParse(mistyped.ToLowerInvariant(), out _));
    }
}
