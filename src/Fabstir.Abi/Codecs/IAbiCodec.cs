namespace Fabstir.Abi.Codecs;

/// <summary>How values of one Solidity type are laid out in calldata, return data and logs.</summary>
/// <typeparam name="T">The C# type.</typeparam>
/// <remarks>
/// <para>
/// A witness: implemented by empty structs and by generated records, never instantiated, chosen at compile time. Positions are absolute in the
/// data that is decoded, so that an error can name them. The offsets that an encoding holds count from where its tuple or array begins.
/// </para>
/// <para>
/// Decoding is strict about values: numbers are in range, padding is zero, strings are UTF-8, and everything is inside the data. It is not strict
/// about the layout, which the specification leaves open to encoders: tails in any order, gaps between them, and bytes behind them are accepted.
/// </para>
/// </remarks>
public interface IAbiCodec<T>
{
    /// <summary>The type as a signature has it, such as <c>uint24</c> or <c>(address,uint256)[]</c>.</summary>
    static abstract string SolidityType { get; }

    /// <summary>Whether the size depends on the value: then the head holds an offset, and the value follows in the tail.</summary>
    static abstract bool IsDynamic { get; }

    /// <summary>How many bytes the value takes in the head of a tuple or array: all of a static value, the 32 of the offset of a dynamic one.</summary>
    static abstract int HeadSize { get; }

    /// <summary>How many bytes <see cref="Encode"/> writes.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A multiple of 32.</returns>
    /// <exception cref="AbiEncodingException">The value cannot be encoded: a text is not Unicode, an array has another length than its type.</exception>
    /// <exception cref="OverflowException">The encoding is larger than an array can be.</exception>
    static abstract int GetSize(T value);

    /// <summary>Writes the value itself, without the offset that stands for a dynamic one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">At least <see cref="GetSize"/> bytes. All of them are written, also those that are zero.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="AbiEncodingException">The value is outside the range of the Solidity type.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    static abstract int Encode(T value, Span<byte> destination);

    /// <summary>Reads the value itself, without the offset that stands for a dynamic one.</summary>
    /// <param name="data">All of the data.</param>
    /// <param name="position">Where the value begins.</param>
    /// <param name="budget">
    /// How many more bytes may be read through offsets: see <see cref="AbiHead.Budget"/>. Offsets that point to the same bytes again and again then
    /// cannot make a small input large.
    /// </param>
    /// <returns>The value.</returns>
    /// <exception cref="AbiFormatException">The bytes are no encoding of the type; the exception says where.</exception>
    static abstract T Decode(ReadOnlySpan<byte> data, int position, ref int budget);
}
