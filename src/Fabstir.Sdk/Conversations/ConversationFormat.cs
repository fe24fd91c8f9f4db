using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fabstir;

/// <summary>
/// A conversation as bytes: lines of JSON. The first says whose and which, then comes a line for each turn, and the last has the SHA-256 of all before.
/// </summary>
internal static class ConversationFormat
{
    /// <summary>The most bytes of a conversation.</summary>
    public const int MaxSize = 64 << 20;

    /// <summary>The most bytes of the first line.</summary>
    public const int MaxHeadSize = 2 << 20;

    private const byte LineEnd = (byte)'\n';

    private static readonly ConversationJsonContext Json = ConversationJsonContext.Readable;

    /// <exception cref="OutOfBoundsException">It has too many bytes.</exception>
    public static byte[] Write(Conversation conversation)
    {
        using MemoryStream lines = new();
        Append(lines, ConversationDocuments.HeadOf(conversation), Json.ConversationDocument);
        foreach (ConversationTurn turn in conversation.Turns)
        {
            Append(lines, ConversationDocuments.Of(turn), Json.TurnDocument);
            if (lines.Length > MaxSize)
            {
                throw new OutOfBoundsException("Turns", "longer", $"at most {MaxSize >> 20} MiB in a file", "FileConversationStore");
            }
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(lines.GetBuffer().AsSpan(0, (int)lines.Length)));
        Append(lines, new ConversationDocument.SealDocument { Sha256 = hash }, Json.SealDocument);
        return lines.ToArray();
    }

    /// <exception cref="InvalidDataException">It is no conversation of this format; the message says why, in a sentence without a full stop.</exception>
    public static Conversation Read(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> body = Unseal(data);
        ReadOnlySpan<byte> head = NextLine(ref body);
        ConversationDocument document = Parse(head, Json.ConversationDocument, number: 1);
        List<ConversationTurn> turns = [];
        while (!body.IsEmpty)
        {
            turns.Add(ConversationDocuments.TurnOf(Parse(NextLine(ref body), Json.TurnDocument, turns.Count + 2), turns.Count + 2));
        }

        Conversation conversation = ConversationDocuments.ConversationOf(document, turns);
        return document.Turns == turns.Count && ConversationDocuments.SummaryOf(document).Totals == conversation.Totals
            ? conversation
            : throw new InvalidDataException("its first line counts other turns than there are");
    }

    /// <exception cref="InvalidDataException">It is no first line of this format; the message says why, in a sentence without a full stop.</exception>
    public static ConversationSummary ReadHead(ReadOnlySpan<byte> line) => ConversationDocuments.SummaryOf(Parse(line, Json.ConversationDocument, number: 1));

    /// <exception cref="InvalidDataException">It is no first line of this format.</exception>
    public static long ReadRevision(ReadOnlySpan<byte> line) => ConversationDocuments.RevisionOf(Parse(line, Json.ConversationDocument, number: 1));

    private static ReadOnlySpan<byte> Unseal(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty || data[^1] != LineEnd)
        {
            throw new InvalidDataException("its end is missing");
        }

        int end = data[..^1].LastIndexOf(LineEnd) + 1;
        ReadOnlySpan<byte> body = data[..end];
        string hash = Parse(data[end..^1], Json.SealDocument, body.Count(LineEnd) + 1).Sha256;
        return hash == Convert.ToHexStringLower(SHA256.HashData(body))
            ? body
            : throw new InvalidDataException("its lines are not those that were written: their SHA-256 is not the one in the last line");
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf(LineEnd);
        if (end < 0)
        {
            throw new InvalidDataException("its first line is missing");
        }

        ReadOnlySpan<byte> line = rest[..end];
        rest = rest[(end + 1)..];
        return line;
    }

    private static T Parse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type, int number)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type) ?? throw new InvalidDataException(FormattableString.Invariant($"line {number} is null"));
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(FormattableString.Invariant($"line {number} cannot be understood, byte {e.BytePositionInLine + 1}"), e);
        }
    }

    private static void Append<T>(MemoryStream lines, T document, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(lines, document, type);
        lines.WriteByte(LineEnd);
    }
}
