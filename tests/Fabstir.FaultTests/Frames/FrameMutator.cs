using System.Text;
using Fabstir.Protocol;
using Fabstir.StreamTestbed.Answers;

namespace Fabstir.FaultTests.Frames;

/// <summary>Damages frames: bits, ends, values, depth, size, encoding, kind. Not thread-safe.</summary>
internal sealed class FrameMutator(Dice dice)
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e999", "99999999999999999999999999", "0.5", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]", "{\"a\":1}", "NaN", "\"0x\"", "2147483648",
    ];

    private readonly Func<byte[], Dice, byte[]>[] _damages =
    [
        FlipBit, FlipBit, Truncate, Insert, Repeat, ReplaceValue, ReplaceValue, ReplaceValue, ReplaceValue, RenameField, AddField, Nest, BreakUtf8, Enlarge, Empty,
    ];

    /// <summary>Damages a frame, once or several times.</summary>
    public MutatedFrame Mutate(ReadOnlySpan<byte> frame)
    {
        byte[] bytes = frame.ToArray();
        for (int times = 1 + dice.Next(2); times > 0; times--)
        {
            bytes = _damages[dice.Next(_damages.Length)](bytes, dice);
        }

        return new MutatedFrame(bytes, IsBinary: dice.Next(40) == 0, Pieces: dice.Next(10) == 0 ? dice.Next(2, 20) : 1);
    }

    private static byte[] FlipBit(byte[] frame, Dice dice)
    {
        byte[] damaged = [.. frame];
        if (damaged.Length > 0)
        {
            damaged[dice.Next(damaged.Length)] ^= (byte)(1 << dice.Next(8));
        }

        return damaged;
    }

    private static byte[] Truncate(byte[] frame, Dice dice) => frame[..dice.Next(frame.Length + 1)];

    private static byte[] Insert(byte[] frame, Dice dice)
    {
        byte[] inserted = [.. Enumerable.Range(0, dice.Next(1, 9)).Select(_ => (byte)dice.Next(256))];
        int at = dice.Next(frame.Length + 1);
        return [.. frame[..at], .. inserted, .. frame[at..]];
    }

    private static byte[] Repeat(byte[] frame, Dice dice) => dice.Next(2) == 0 ? [.. frame, .. frame] : [.. frame, .. " "u8, .. frame[..dice.Next(frame.Length + 1)]];

    private static byte[] ReplaceValue(byte[] frame, Dice dice)
    {
        int[] colons = ColonsOf(frame);
        if (colons.Length == 0)
        {
            return FlipBit(frame, dice);
        }

        int begin = colons[dice.Next(colons.Length)] + 1;
        int end = begin;
        bool isText = begin < frame.Length && frame[begin] == '"';
        for (end += isText ? 1 : 0; end < frame.Length && (isText ? frame[end] != '"' : frame[end] is not ((byte)',' or (byte)'}')); end++)
        {
        }

        end = Math.Min(frame.Length, isText ? end + 1 : end);
        return [.. frame[..begin], .. Encoding.UTF8.GetBytes(Values[dice.Next(Values.Length)]), .. frame[end..]];
    }

    private static byte[] RenameField(byte[] frame, Dice dice)
    {
        int[] colons = [.. ColonsOf(frame).Where(static at => at >= 2)];
        byte[] damaged = [.. frame];
        if (colons.Length > 0)
        {
            damaged[colons[dice.Next(colons.Length)] - 2] = (byte)('a' + dice.Next(26));
        }

        return damaged;
    }

    private static byte[] AddField(byte[] frame, Dice dice) => frame.Length < 2
        ? frame
        : [.. frame[..1], .. Encoding.UTF8.GetBytes($"\"{(dice.Next(2) == 0 ? "type" : "extra")}\":{Values[dice.Next(Values.Length)]},"), .. frame[1..]];

    private static byte[] Nest(byte[] frame, Dice dice)
    {
        int depth = dice.Next(2) == 0 ? dice.Next(10, 25) : dice.Next(1_000, 20_000);
        byte[] opening = Encoding.ASCII.GetBytes($"{{\"type\":\"error\",\"error\":{new string('[', depth)}");
        return dice.Next(2) == 0 ? opening : [.. opening, .. Encoding.ASCII.GetBytes($"{new string(']', depth)}}}")];
    }

    private static byte[] BreakUtf8(byte[] frame, Dice dice)
    {
        byte[][] broken = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe4, 0xb8]];
        int at = dice.Next(frame.Length + 1);
        return [.. frame[..at], .. broken[dice.Next(broken.Length)], .. frame[at..]];
    }

    // One in eight is above what a frame may have. Made in one piece, because its memory counts as the client's.
    private static byte[] Enlarge(byte[] frame, Dice dice)
    {
        int size = dice.Next(8) == 0 ? StreamProtocol.MaxFrameBytes + dice.Next(1_000_000) : dice.Next(1_000, 200_000);
        bool isText = dice.Next(2) == 0;
        ReadOnlySpan<byte> quote = isText ? "\""u8 : [];
        ReadOnlySpan<byte> before = frame.Length < 2 ? [] : "{\"content\":"u8;
        ReadOnlySpan<byte> after = frame.Length < 2 ? [] : [(byte)',', .. frame.AsSpan(1)];
        int length = isText ? size : Math.Min(size, 10_000);
        byte[] large = new byte[before.Length + (2 * quote.Length) + length + after.Length];
        before.CopyTo(large);
        Span<byte> value = large.AsSpan(before.Length);
        quote.CopyTo(value);
        value.Slice(quote.Length, length).Fill(isText ? (byte)'x' : (byte)'9');
        quote.CopyTo(value[(quote.Length + length)..]);
        after.CopyTo(large.AsSpan(large.Length - after.Length));
        return large;
    }

    private static byte[] Empty(byte[] frame, Dice dice) => dice.Next(2) == 0 ? [] : [.. "{}"u8];

    private static int[] ColonsOf(byte[] frame) => [.. frame.Index().Where(static pair => pair.Item == (byte)':').Select(static pair => pair.Index)];
}
