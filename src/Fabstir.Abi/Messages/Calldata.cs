using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>Encodes and decodes what is sent to a contract: a selector and the arguments.</summary>
/// <remarks>Thread-safe.</remarks>
public static class Calldata
{
    /// <summary>How many bytes a selector has.</summary>
    public const int SelectorSize = Bytes4.Size;

    /// <summary>How many bytes the calldata of a message has.</summary>
    /// <param name="message">A generated message.</param>
    /// <returns>The exact size, selector included.</returns>
    /// <exception cref="OverflowException">The encoding is larger than an array can be.</exception>
    public static int GetSize<TFunction>(TFunction message)
        where TFunction : IContractFunction<TFunction> =>
        checked(SelectorSize + TFunction.GetSize(message));

    /// <summary>Encodes a message into a new array of the exact size.</summary>
    /// <param name="message">A generated message.</param>
    /// <returns>The calldata.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    /// <exception cref="OverflowException">The encoding is larger than an array can be.</exception>
    public static byte[] Encode<TFunction>(TFunction message)
        where TFunction : IContractFunction<TFunction>
    {
        // Not cleared before: encoders write every byte, also those that are zero.
        byte[] calldata = GC.AllocateUninitializedArray<byte>(GetSize(message));
        Encode(message, calldata);
        return calldata;
    }

    /// <summary>Encodes a message into memory of the caller's, and allocates nothing.</summary>
    /// <param name="message">A generated message.</param>
    /// <param name="destination">At least <see cref="GetSize"/> bytes.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int Encode<TFunction>(TFunction message, Span<byte> destination)
        where TFunction : IContractFunction<TFunction>
    {
        TFunction.Selector.AsSpan().CopyTo(destination);
        return SelectorSize + TFunction.Encode(message, destination[SelectorSize..]);
    }

    /// <summary>The first four bytes of calldata, or of revert data, as a number.</summary>
    /// <param name="data">The data.</param>
    /// <returns>The selector; null when there are fewer than four bytes.</returns>
    public static uint? ReadSelector(ReadOnlySpan<byte> data) =>
        BinaryPrimitives.TryReadUInt32BigEndian(data, out uint selector) ? selector : null;

    /// <summary>Decodes the calldata of one function.</summary>
    /// <param name="calldata">A selector and the arguments.</param>
    /// <returns>The message.</returns>
    /// <exception cref="AbiFormatException">The selector is another, or the arguments are no encoding; the exception says where.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFunction Decode<TFunction>(ReadOnlySpan<byte> calldata)
        where TFunction : IContractFunction<TFunction>
    {
        if (!calldata.StartsWith(TFunction.Selector.AsSpan()))
        {
            SelectorMismatch.Throw(calldata, TFunction.Selector, TFunction.Signature);
        }

        int budget = AbiHead.Budget(calldata);
        return TFunction.Decode(calldata, SelectorSize, ref budget);
    }
}
