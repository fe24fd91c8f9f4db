using System.Buffers.Binary;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>Decodes what a contract gave up with: a selector and the arguments of an error.</summary>
/// <remarks>Thread-safe.</remarks>
public static class RevertData
{
    /// <summary>The selector of <c>Error(string)</c>: a <c>require</c> or <c>revert</c> with a reason.</summary>
    public const uint ErrorSelector = 0x08c379a0;

    /// <summary>The selector of <c>Panic(uint256)</c>: code that the compiler added gave up.</summary>
    public const uint PanicSelector = 0x4e487b71;

    /// <summary>Encodes a custom error, as a contract would return it.</summary>
    /// <param name="error">A generated error.</param>
    /// <returns>The revert data.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    public static byte[] Encode<TError>(TError error)
        where TError : IContractError<TError>
    {
        byte[] data = new byte[checked(Calldata.SelectorSize + TError.GetSize(error))];
        TError.Selector.AsSpan().CopyTo(data);
        TError.Encode(error, data.AsSpan(Calldata.SelectorSize));
        return data;
    }

    /// <summary>Decodes the revert data of one custom error.</summary>
    /// <param name="data">A selector and the arguments.</param>
    /// <returns>The error.</returns>
    /// <exception cref="AbiFormatException">The selector is another, or the arguments are no encoding; the exception says where.</exception>
    public static TError Decode<TError>(ReadOnlySpan<byte> data)
        where TError : IContractError<TError>
    {
        if (!data.StartsWith(TError.Selector.AsSpan()))
        {
            SelectorMismatch.Throw(data, TError.Selector, TError.Signature);
        }

        int budget = AbiHead.Budget(data);
        return TError.Decode(data, Calldata.SelectorSize, ref budget);
    }

    /// <summary>Decodes the reason of <c>Error(string)</c>.</summary>
    /// <param name="data">Revert data that begins with <see cref="ErrorSelector"/>.</param>
    /// <exception cref="AbiFormatException">The selector is another, or the argument is no encoding; the exception says where.</exception>
    public static string DecodeReason(ReadOnlySpan<byte> data)
    {
        Require(data, ErrorSelector, "Error(string)");
        return AbiData.Decode<string, StringCodec>(data, Calldata.SelectorSize);
    }

    /// <summary>Decodes the code of <c>Panic(uint256)</c>.</summary>
    /// <param name="data">Revert data that begins with <see cref="PanicSelector"/>.</param>
    /// <exception cref="AbiFormatException">The selector is another, or the argument is no encoding; the exception says where.</exception>
    public static PanicCode DecodePanic(ReadOnlySpan<byte> data)
    {
        Require(data, PanicSelector, "Panic(uint256)");
        return new PanicCode(AbiData.Decode<UInt256, UInt256Codec>(data, Calldata.SelectorSize));
    }

    private static void Require(ReadOnlySpan<byte> data, uint selector, string signature)
    {
        if (Calldata.ReadSelector(data) != selector)
        {
            SelectorMismatch.Throw(data, new Bytes4(BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(selector))), signature);
        }
    }
}
