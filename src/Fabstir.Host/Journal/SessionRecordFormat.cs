using System.Buffers.Binary;
using System.Text;
using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>Records as bytes: a type, and fields of fixed size or with their length before them, little-endian. A type keeps its fields for good.</summary>
internal static class SessionRecordFormat
{
    private const byte Opened = 1;
    private const byte Prompt = 2;
    private const byte Tokens = 3;
    private const byte Acked = 4;
    private const byte Undelivered = 5;
    private const byte Ended = 6;
    private const byte ClaimPlanned = 7;
    private const byte ClaimMined = 8;
    private const byte CompletionPlanned = 9;
    private const byte CompletionMined = 10;
    private const byte Dropped = 11;

    private const int TokensSize = 3 * sizeof(int);

    /// <summary>How many bytes a frame of tokens has: it is written for each of them, on the stack.</summary>
    public static int TokensFrameSize { get; } = JournalFrame.SizeOf(TokensSize);

    /// <summary>A frame of <see cref="SessionRecord.Tokens"/>, without an object.</summary>
    public static void WriteTokens(Span<byte> frame, int number, int first, int count)
    {
        Span<byte> payload = JournalFrame.PayloadOf(frame);
        BinaryPrimitives.WriteInt32LittleEndian(payload, number);
        BinaryPrimitives.WriteInt32LittleEndian(payload[sizeof(int)..], first);
        BinaryPrimitives.WriteInt32LittleEndian(payload[(2 * sizeof(int))..], count);
        JournalFrame.Seal(frame, Tokens);
    }

    /// <summary>A record as a frame.</summary>
    public static byte[] Write(SessionRecord record)
    {
        using MemoryStream payload = new();
        using BinaryWriter writer = new(payload, Encoding.UTF8);
        byte type = Write(writer, record);
        writer.Flush();
        return JournalFrame.Create(type, payload.ToArray());
    }

    /// <exception cref="InvalidDataException">The bytes are no record of the type, or the type is of a newer version.</exception>
    public static SessionRecord Read(byte type, byte[] payload)
    {
        using MemoryStream stream = new(payload, writable: false);
        using BinaryReader reader = new(stream, Encoding.UTF8);
        try
        {
            SessionRecord record = Read(reader, type);
            return stream.Position == stream.Length ? record : throw new InvalidDataException($"A record of type {type} has more fields than it should.");
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"A record of type {type} has fewer fields than it should.", e);
        }
    }

    private static byte Write(BinaryWriter writer, SessionRecord record)
    {
        switch (record)
        {
            case SessionRecord.Opened opened:
                writer.Write(opened.ChainId);
                writer.Write(opened.Marketplace.AsSpan());
                Write(writer, opened.Session);
                writer.Write(opened.Model.AsSpan());
                writer.Write(opened.Proven);
                return Opened;
            case SessionRecord.Prompt prompt:
                writer.Write(prompt.Number);
                writer.Write(prompt.Id);
                writer.Write(prompt.Sha256.AsSpan());
                writer.Write(prompt.MaxTokens);
                return Prompt;
            case SessionRecord.Tokens tokens:
                writer.Write(tokens.Number);
                writer.Write(tokens.First);
                writer.Write(tokens.Count);
                return Tokens;
            case SessionRecord.Acked acked:
                writer.Write(acked.Number);
                writer.Write(acked.NextIndex);
                return Acked;
            case SessionRecord.Undelivered undelivered:
                writer.Write(undelivered.Number);
                writer.Write(undelivered.First);
                return Undelivered;
            case SessionRecord.Ended ended:
                writer.Write(ended.Number);
                return Ended;
            case SessionRecord.ClaimPlanned planned:
                writer.Write(planned.Claim);
                writer.Write(planned.From);
                writer.Write(planned.To);
                writer.Write(planned.ProofHash.AsSpan());
                Write(writer, planned.Signed);
                return ClaimPlanned;
            case SessionRecord.ClaimMined mined:
                Write(writer, mined.Transaction, mined.BlockNumber, mined.Succeeded);
                return ClaimMined;
            case SessionRecord.CompletionPlanned planned:
                Write(writer, planned.Signed);
                return CompletionPlanned;
            case SessionRecord.CompletionMined mined:
                Write(writer, mined.Transaction, mined.BlockNumber, mined.Succeeded);
                return CompletionMined;
            case SessionRecord.Dropped dropped:
                writer.Write(dropped.Transaction.AsSpan());
                return Dropped;
            default:
                throw new ArgumentException($"{record.GetType()} is no record of a journal.", nameof(record));
        }
    }

    private static SessionRecord Read(BinaryReader reader, byte type) => type switch
    {
        Opened => new SessionRecord.Opened(reader.ReadUInt64(), ReadAddress(reader), ReadIdentity(reader), ReadHash(reader), reader.ReadInt64()),
        Prompt => new SessionRecord.Prompt(reader.ReadInt32(), reader.ReadString(), ReadHash(reader), reader.ReadInt32()),
        Tokens => new SessionRecord.Tokens(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()),
        Acked => new SessionRecord.Acked(reader.ReadInt32(), reader.ReadInt32()),
        Undelivered => new SessionRecord.Undelivered(reader.ReadInt32(), reader.ReadInt32()),
        Ended => new SessionRecord.Ended(reader.ReadInt32()),
        ClaimPlanned => new SessionRecord.ClaimPlanned(reader.ReadInt32(), reader.ReadInt64(), reader.ReadInt64(), ReadHash(reader), ReadSigned(reader)),
        ClaimMined => new SessionRecord.ClaimMined(ReadHash(reader), reader.ReadUInt64(), reader.ReadBoolean()),
        CompletionPlanned => new SessionRecord.CompletionPlanned(ReadSigned(reader)),
        CompletionMined => new SessionRecord.CompletionMined(ReadHash(reader), reader.ReadUInt64(), reader.ReadBoolean()),
        Dropped => new SessionRecord.Dropped(ReadHash(reader)),
        _ => throw new InvalidDataException($"Records of type {type} are of a newer version of this library."),
    };

    private static void Write(BinaryWriter writer, SessionIdentity identity)
    {
        Span<byte> id = stackalloc byte[UInt256.Size];
        identity.Id.WriteBigEndian(id);
        writer.Write(id);
        writer.Write(identity.Depositor.AsSpan());
        writer.Write(identity.Host.AsSpan());
        writer.Write(identity.Transaction.AsSpan());
    }

    private static void Write(BinaryWriter writer, SignedBytes signed)
    {
        writer.Write(signed.Nonce);
        writer.Write(signed.Hash.AsSpan());
        writer.Write(signed.Raw.Length);
        writer.Write(signed.Raw.AsSpan());
    }

    private static void Write(BinaryWriter writer, Bytes32 transaction, ulong blockNumber, bool succeeded)
    {
        writer.Write(transaction.AsSpan());
        writer.Write(blockNumber);
        writer.Write(succeeded);
    }

    private static SessionIdentity ReadIdentity(BinaryReader reader) =>
        new(UInt256.ReadBigEndian(ReadExactly(reader, UInt256.Size)), ReadAddress(reader), ReadAddress(reader), ReadHash(reader));

    private static SignedBytes ReadSigned(BinaryReader reader) =>
        new(reader.ReadUInt64(), ReadHash(reader), Bytes.Create(ReadExactly(reader, reader.ReadInt32())));

    private static Bytes32 ReadHash(BinaryReader reader) => new(ReadExactly(reader, Bytes32.Size));

    private static Address ReadAddress(BinaryReader reader) => new(ReadExactly(reader, Address.Size));

    private static byte[] ReadExactly(BinaryReader reader, int size)
    {
        // The payload is in memory: a length beyond it is refused before anything is allocated for it.
        if (size < 0 || size > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        return reader.ReadBytes(size);
    }
}
