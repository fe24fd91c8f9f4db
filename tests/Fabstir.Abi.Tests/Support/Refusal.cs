namespace Fabstir.Abi.Tests;

/// <summary>Asserts that data is refused, and where.</summary>
internal static class Refusal
{
    /// <summary>Refused because of one byte.</summary>
    public static void At(int position, Action decode) => Assert.Equal(position, Of(decode).Position);

    /// <summary>Refused because of a word as a whole: an integer, an offset or a length.</summary>
    public static void InWord(int position, Action decode) => Assert.InRange(Of(decode).Position, position, position + Words.Size - 1);

    /// <summary>Refused because of something in the data, or because it ends.</summary>
    public static void Inside(byte[] data, Action decode) => Assert.InRange(Of(decode).Position, 0, data.Length);

    public static AbiFormatException Of(Action decode) => Assert.Throws<AbiFormatException>(decode);
}
