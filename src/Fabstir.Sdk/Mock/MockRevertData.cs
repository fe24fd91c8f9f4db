using System.Buffers.Binary;
using Fabstir.Abi;
using Fabstir.Abi.Codecs;

namespace Fabstir;

/// <summary>Reasons as contracts give them: <c>Error(string)</c>.</summary>
internal static class MockRevertData
{
    public static Bytes Of(string reason)
    {
        byte[] argument = AbiData.Encode<string, StringCodec>(reason);
        byte[] data = new byte[Calldata.SelectorSize + argument.Length];
        BinaryPrimitives.WriteUInt32BigEndian(data, RevertData.ErrorSelector);
        argument.CopyTo(data, Calldata.SelectorSize);
        return Bytes.Create(data);
    }
}
