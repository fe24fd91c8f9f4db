using Fabstir.Abi;

namespace Integration.Tests.Surface;

/// <summary>Reads the code of a contract as the machine does, so that data is not taken for instructions.</summary>
internal static class Opcodes
{
    private const byte Push1 = 0x60;
    private const byte Push32 = 0x7f;

    /// <summary>The numbers of up to four bytes that the code pushes: among them every selector that it compares calldata with.</summary>
    public static IReadOnlySet<uint> Pushed(Bytes code)
    {
        ReadOnlySpan<byte> bytes = code.AsSpan();
        HashSet<uint> pushed = [];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is < Push1 or > Push32)
            {
                continue;
            }

            int size = bytes[i] - Push1 + 1;
            if (size <= sizeof(uint) && i + size < bytes.Length)
            {
                // A selector that begins with zeros is pushed without them.
                uint number = 0;
                foreach (byte digit in bytes.Slice(i + 1, size))
                {
                    number = (number << 8) | digit;
                }

                pushed.Add(number);
            }

            i += size;
        }

        return pushed;
    }
}
