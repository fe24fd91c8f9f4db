using System.Buffers.Binary;
using Fabstir.Abi;
using Fabstir.Abi.Codecs;

namespace Fabstir.Testing;

/// <summary>Encodes the reverts that every contract has.</summary>
internal static class RevertEncoding
{
    public static Bytes OfReason(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Create(RevertData.ErrorSelector, AbiData.Encode<string, StringCodec>(reason));
    }

    public static Bytes OfPanic(PanicCode code) => Create(RevertData.PanicSelector, AbiData.Encode<UInt256, UInt256Codec>(code.Value));

    private static Bytes Create(uint selector, byte[] argument)
    {
        byte[] data = new byte[Calldata.SelectorSize + argument.Length];
        BinaryPrimitives.WriteUInt32BigEndian(data, selector);
        argument.CopyTo(data, Calldata.SelectorSize);
        return Bytes.Create(data);
    }
}
