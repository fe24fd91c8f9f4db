using System.Text.RegularExpressions;
using Fabstir.Abi;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>Reads hexadecimal text as oracles print it, broken into lines where that helps the eye.</summary>
public static class HexText
{
    public static byte[] Read(string text) => Convert.FromHexString(Regex.Replace(text, @"\s|^0x", ""));

    /// <summary>Topics, one a line; those that are numbers may be short.</summary>
    public static Bytes32[] ReadTopics(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static topic => Bytes32.Parse("0x" + topic[2..].PadLeft(64, '0'))),
    ];

    /// <summary>Words as their numbers: <c>Words(0x20, 1)</c> is 64 bytes.</summary>
    public static byte[] Words(params ulong[] words) => [.. words.SelectMany(static word => Word(word))];

    public static string Write(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    private static byte[] Word(ulong word) => Convert.FromHexString(word.ToString("x64", System.Globalization.CultureInfo.InvariantCulture));
}
