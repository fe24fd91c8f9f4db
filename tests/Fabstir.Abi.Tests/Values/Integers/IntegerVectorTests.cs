using System.Text.Json;
using Fabstir.Tests;

namespace Fabstir.Abi.Tests;

/// <summary>The texts that ethers reads as big numbers, and those that it refuses.</summary>
public sealed class IntegerVectorTests
{
    // What is a JSON number there tests the precision of JavaScript, not the text form.
    private static readonly IReadOnlyList<JsonElement> Vectors =
        [.. Testcases.Read("bignumber").Where(static vector => vector.GetProperty("value").ValueKind == JsonValueKind.String)];

    public static TheoryData<string, string, string> Read { get; } =
    [
        .. Vectors.Where(static vector => vector.GetProperty("expectedValue").ValueKind == JsonValueKind.String)
            .Select(static vector => new TheoryDataRow<string, string, string>(Text(vector, "testcase"), Text(vector, "value"), Text(vector, "expectedValue"))),
    ];

    public static TheoryData<string, string> Refused { get; } =
    [
        .. Vectors.Where(static vector => vector.GetProperty("expectedValue").ValueKind == JsonValueKind.Null)
            .Select(static vector => new TheoryDataRow<string, string>(Text(vector, "testcase"), Text(vector, "value"))),
    ];

    [Theory]
    [MemberData(nameof(Read))]
    public void Reads_what_ethers_reads(string testcase, string text, string expected)
    {
        Assert.NotEmpty(testcase);
        Assert.Equal(Int256.Parse(expected), Int256.Parse(text));
        if (!text.StartsWith('-'))
        {
            Assert.Equal(UInt256.Parse(expected), UInt256.Parse(text));
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_ethers_refuses(string testcase, string text)
    {
        Assert.NotEmpty(testcase);
        Assert.Throws<FormatException>(() => Int256.Parse(text));
        Assert.Throws<FormatException>(() => UInt256.Parse(text));
    }

    private static string Text(JsonElement vector, string member) => vector.GetProperty(member).GetString()!;
}
