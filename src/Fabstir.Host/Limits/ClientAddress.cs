using System.Net;
using System.Net.Sockets;

namespace Fabstir.Host;

/// <summary>Whom limits are for: an IPv4 address, or an IPv6 network of 64 bits, all of which one customer of a provider has.</summary>
internal readonly record struct ClientAddress(UInt128 Bits)
{
    public static ClientAddress Of(IPAddress? address)
    {
        if (address is null)
        {
            return default;
        }

        Span<byte> bytes = stackalloc byte[16];
        IPAddress whole = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        whole.TryWriteBytes(bytes, out int length);
        if (whole.AddressFamily == AddressFamily.InterNetworkV6)
        {
            bytes[8..].Clear();
        }

        return new ClientAddress(new UInt128(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes), (ulong)length));
    }
}
