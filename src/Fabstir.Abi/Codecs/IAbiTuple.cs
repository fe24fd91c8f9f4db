namespace Fabstir.Abi.Codecs;

/// <summary>How the arguments of a call, the results of a function or the arguments of an error are laid out together.</summary>
/// <typeparam name="TSelf">The generated record, a property for each of them.</typeparam>
/// <remarks>As <see cref="IAbiCodec{T}"/>, but only ever the whole of the data, never a part of something else.</remarks>
public interface IAbiTuple<TSelf>
    where TSelf : IAbiTuple<TSelf>
{
    /// <summary>How many bytes <see cref="Encode"/> writes.</summary>
    /// <param name="value">The record.</param>
    /// <returns>A multiple of 32.</returns>
    /// <exception cref="OverflowException">The encoding is larger than an array can be.</exception>
    static abstract int GetSize(TSelf value);

    /// <summary>Writes the encoding.</summary>
    /// <param name="value">The record.</param>
    /// <param name="destination">At least <see cref="GetSize"/> bytes. All of them are written, also those that are zero.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="AbiEncodingException">A value is outside the range of its Solidity type.</exception>
    static abstract int Encode(TSelf value, Span<byte> destination);

    /// <summary>Reads the encoding.</summary>
    /// <param name="data">All of the data.</param>
    /// <param name="position">Where the tuple begins: 4 after a selector, else 0.</param>
    /// <param name="budget">See <see cref="IAbiCodec{T}.Decode"/>.</param>
    /// <returns>The record.</returns>
    /// <exception cref="AbiFormatException">The bytes are no encoding; the exception says where.</exception>
    static abstract TSelf Decode(ReadOnlySpan<byte> data, int position, ref int budget);
}
