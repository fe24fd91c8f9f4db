using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Fabstir.Protocol;

/// <summary>
/// Reads chunks that are spelt as <see cref="FrameWriter"/> spells them, which most are, by their place instead of by their names. Whatever is spelt in another way
/// is left to the reader of JSON. Not thread-safe.
/// </summary>
internal sealed class UsualChunk
{
    // Hosts give the id back that a client gave, which is short.
    private const int LongestId = 128;

    // Nine digits always fit.
    private const int MostDigits = 9;

    // Where a text in JSON ends, or means something else than it says.
    private static readonly SearchValues<byte> Marks = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static value => (byte)value), (byte)'"', (byte)'\\']);

    private string? _id;
    private byte[] _beginning = [];

    /// <summary>Learns the request whose chunks come now.</summary>
    public void Expect(string? id)
    {
        _id = id;
        byte[] text = id is { Length: <= LongestId } ? Encoding.UTF8.GetBytes(id) : [];
        _beginning = text.Length == 0 || text.AsSpan().ContainsAny(Marks) ? [] : [.. """{"type":"stream_chunk","id":"""u8, (byte)'"', .. text, .. "\",\"index\":"u8];
    }

    /// <returns>Whether it is spelt so; else nothing is known about it.</returns>
    public bool TryRead(ReadOnlySpan<byte> utf8, out HostFrame frame)
    {
        frame = default;
        ReadOnlySpan<byte> rest = utf8;
        if (_beginning.Length == 0
            || !TrySkip(ref rest, _beginning)
            || !TryReadCount(ref rest, out int index)
            || !TrySkip(ref rest, ",\"tokens\":"u8)
            || !TryReadCount(ref rest, out int tokens)
            || !TrySkip(ref rest, ",\"content\":\""u8)
            || !rest.EndsWith("\"}"u8))
        {
            return false;
        }

        ReadOnlySpan<byte> content = rest[..^2];
        if (content.ContainsAny(Marks) || !Utf8.IsValid(content))
        {
            return false;
        }

        frame = new HostFrame(_id, new StreamChunk(Encoding.UTF8.GetString(content), index, tokens));
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> text)
    {
        bool isThere = rest.StartsWith(text);
        rest = isThere ? rest[text.Length..] : rest;
        return isThere;
    }

    private static bool TryReadCount(ref ReadOnlySpan<byte> rest, out int count)
    {
        count = 0;
        int digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit((char)rest[digits]) && digits < MostDigits)
        {
            count = (10 * count) + rest[digits++] - '0';
        }

        bool isNumber = digits == 1 || (digits > 1 && rest[0] != '0');
        rest = rest[digits..];
        return isNumber;
    }
}
