namespace Fabstir.Abi;

/// <summary>A struct whose fields Solidity can pack side by side: <c>abi.encodePacked(a, b, c)</c>. Generated.</summary>
/// <typeparam name="T">The struct.</typeparam>
/// <remarks>
/// There for structs of values, texts, bytes, and arrays of values. A struct inside of one, or an array of texts, cannot be packed.
/// </remarks>
public interface IPackedTuple<T>
    where T : IPackedTuple<T>
{
    /// <summary>Packs the fields in their order.</summary>
    /// <param name="value">The struct.</param>
    /// <param name="writer">Where to.</param>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: see <see cref="Codecs.IAbiCodec{T}.Encode"/>.</exception>
    static abstract void Pack(T value, PackedWriter writer);
}
