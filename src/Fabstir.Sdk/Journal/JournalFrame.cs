using System.Buffers.Binary;
using System.Numerics;

namespace Fabstir;

/// <summary>How a record lies in a file: <c>length (4) | type (1) | payload | CRC-32C of all before (4)</c>, little-endian.</summary>
internal static class JournalFrame
{
    private const int HeadSize = 5;
    private const int ChecksumSize = 4;

    // The largest record is a signed transaction: far below this, and far above what could be one by chance.
    private const int MaxPayload = 1 << 20;

    public static byte[] Create(byte type, ReadOnlySpan<byte> payload)
    {
        byte[] frame = new byte[SizeOf(payload.Length)];
        payload.CopyTo(PayloadOf(frame));
        Seal(frame, type);
        return frame;
    }

    /// <summary>How many bytes a frame with so large a payload has.</summary>
    public static int SizeOf(int payload) => HeadSize + payload + ChecksumSize;

    /// <summary>Where the payload of a frame is, to be written before it is sealed.</summary>
    public static Span<byte> PayloadOf(Span<byte> frame) => frame[HeadSize..^ChecksumSize];

    /// <summary>Writes what is around the payload.</summary>
    public static void Seal(Span<byte> frame, byte type)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - HeadSize - ChecksumSize);
        frame[HeadSize - 1] = type;
        BinaryPrimitives.WriteUInt32LittleEndian(frame[^ChecksumSize..], Checksum(frame[..^ChecksumSize]));
    }

    /// <summary>Reads the frame at the beginning of the data.</summary>
    /// <returns>False when there is no whole and undamaged one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> data, out byte type, out byte[] payload, out int size)
    {
        (type, payload, size) = (0, [], 0);
        if (data.Length < HeadSize + ChecksumSize)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(data);
        if (length is < 0 or > MaxPayload || length > data.Length - HeadSize - ChecksumSize)
        {
            return false;
        }

        ReadOnlySpan<byte> covered = data[..(HeadSize + length)];
        if (Checksum(covered) != BinaryPrimitives.ReadUInt32LittleEndian(data[covered.Length..]))
        {
            return false;
        }

        type = covered[HeadSize - 1];
        payload = covered[HeadSize..].ToArray();
        size = covered.Length + ChecksumSize;
        return true;
    }

    /// <summary>Whether an undamaged frame begins anywhere in the data: then what is before it is no torn end, but damage.</summary>
    public static bool IsAnywhereIn(ReadOnlySpan<byte> data)
    {
        for (int start = 1; start < data.Length; start++)
        {
            if (TryRead(data[start..], out byte type, out _, out _) && type != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
