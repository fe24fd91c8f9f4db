using System.Text;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Records as bytes: a type, and fields of fixed size or with their length before them. A type keeps its fields for good.</summary>
internal static class PaymentRecordFormat
{
    private const byte Book = 1;
    private const byte Started = 2;
    private const byte Intent = 3;
    private const byte Mined = 4;
    private const byte Void = 5;
    private const byte Opened = 6;

    public static (byte Type, byte[] Payload) Write(PaymentRecord record)
    {
        using MemoryStream payload = new();
        using BinaryWriter writer = new(payload, Encoding.UTF8);
        byte type = Write(writer, record);
        writer.Flush();
        return (type, payload.ToArray());
    }

    /// <exception cref="InvalidDataException">The bytes are no record of the type, or the type is of a newer version.</exception>
    public static PaymentRecord Read(byte type, byte[] payload)
    {
        using MemoryStream stream = new(payload, writable: false);
        using BinaryReader reader = new(stream, Encoding.UTF8);
        try
        {
            PaymentRecord record = Read(reader, type);
            return stream.Position == stream.Length ? record : throw new InvalidDataException($"A record of type {type} has more fields than it should.");
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException($"A record of type {type} has fewer fields than it should.", e);
        }
    }

    private static byte Write(BinaryWriter writer, PaymentRecord record)
    {
        switch (record)
        {
            case PaymentRecord.Book book:
                writer.Write(book.ChainId);
                writer.Write(book.Genesis.AsSpan());
                writer.Write(book.Account.AsSpan());
                return Book;
            case PaymentRecord.Started started:
                writer.Write(started.Key);
                writer.Write(started.Fingerprint.AsSpan());
                writer.Write(started.Token.AsSpan());
                Write(writer, started.Amount);
                return Started;
            case PaymentRecord.Intent intent:
                writer.Write(intent.Key);
                writer.Write((byte)intent.Step);
                writer.Write(intent.Nonce);
                writer.Write(intent.Hash.AsSpan());
                writer.Write(intent.Raw.Length);
                writer.Write(intent.Raw.AsSpan());
                writer.Write(intent.To.AsSpan());
                writer.Write(intent.CalldataHash.AsSpan());
                return Intent;
            case PaymentRecord.Mined mined:
                writer.Write(mined.Hash.AsSpan());
                writer.Write(mined.BlockNumber);
                writer.Write(mined.BlockHash.AsSpan());
                writer.Write(mined.Succeeded);
                return Mined;
            case PaymentRecord.Void ended:
                writer.Write(ended.Hash.AsSpan());
                return Void;
            case PaymentRecord.Opened opened:
                writer.Write(opened.Key);
                Write(writer, opened.Session.Id);
                writer.Write(opened.Session.Depositor.AsSpan());
                writer.Write(opened.Session.Host.AsSpan());
                writer.Write(opened.Session.Transaction.AsSpan());
                return Opened;
            default:
                throw new ArgumentException($"{record.GetType()} is no record of a journal.", nameof(record));
        }
    }

    private static PaymentRecord Read(BinaryReader reader, byte type) => type switch
    {
        Book => new PaymentRecord.Book(reader.ReadUInt64(), ReadHash(reader), ReadAddress(reader)),
        Started => new PaymentRecord.Started(reader.ReadString(), ReadHash(reader), ReadAddress(reader), ReadNumber(reader)),
        Intent => new PaymentRecord.Intent(
            reader.ReadString(), (PaymentStep)reader.ReadByte(), reader.ReadUInt64(), ReadHash(reader), ReadBytes(reader), ReadAddress(reader), ReadHash(reader)),
        Mined => new PaymentRecord.Mined(ReadHash(reader), reader.ReadUInt64(), ReadHash(reader), reader.ReadBoolean()),
        Void => new PaymentRecord.Void(ReadHash(reader)),
        Opened => new PaymentRecord.Opened(
            reader.ReadString(), new SessionIdentity(ReadNumber(reader), ReadAddress(reader), ReadAddress(reader), ReadHash(reader))),
        _ => throw new InvalidDataException($"Records of type {type} are of a newer version of this library."),
    };

    private static void Write(BinaryWriter writer, UInt256 value)
    {
        Span<byte> bytes = stackalloc byte[UInt256.Size];
        value.WriteBigEndian(bytes);
        writer.Write(bytes);
    }

    private static UInt256 ReadNumber(BinaryReader reader) => UInt256.ReadBigEndian(ReadExactly(reader, UInt256.Size));

    private static Bytes32 ReadHash(BinaryReader reader) => new(ReadExactly(reader, Bytes32.Size));

    private static Address ReadAddress(BinaryReader reader) => new(ReadExactly(reader, Address.Size));

    private static Bytes ReadBytes(BinaryReader reader) => Bytes.Create(ReadExactly(reader, reader.ReadInt32()));

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
