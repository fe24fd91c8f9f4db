using System.Text;

namespace Fabstir.Development;

/// <summary>Reads a stream to its end and hands on its lines; what is longer than a line may be is cut, so that memory is bounded.</summary>
internal static class LineReader
{
    public const int MaxLineLength = 2_000;

    public static async Task ReadAsync(StreamReader reader, Action<string> onLine, CancellationToken cancellationToken)
    {
        char[] buffer = new char[4_096];
        StringBuilder line = new();
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            Split(buffer.AsSpan(0, read), line, onLine);
        }

        if (line.Length > 0)
        {
            Flush(line, onLine);
        }
    }

    private static void Split(ReadOnlySpan<char> text, StringBuilder line, Action<string> onLine)
    {
        int end;
        while ((end = text.IndexOf('\n')) >= 0)
        {
            Append(line, text[..end]);
            Flush(line, onLine);
            text = text[(end + 1)..];
        }

        Append(line, text);
    }

    private static void Append(StringBuilder line, ReadOnlySpan<char> text) =>
        line.Append(text[..Math.Min(text.Length, MaxLineLength - line.Length)]);

    private static void Flush(StringBuilder line, Action<string> onLine)
    {
        onLine(line.ToString().TrimEnd('\r'));
        line.Clear();
    }
}
