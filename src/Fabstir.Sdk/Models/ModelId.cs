using Fabstir.Abi;

namespace Fabstir;

/// <summary>What contracts call a model: the Keccak-256 of its repository, a slash and its file. Immutable, thread-safe.</summary>
/// <param name="Value">The hash.</param>
public readonly record struct ModelId(Bytes32 Value)
{
    /// <summary>The id of a file in a Hugging Face repository. Upper and lower case matter.</summary>
    /// <param name="repository">Such as <c>CohereForAI/TinyVicuna-1B-32k-GGUF</c>.</param>
    /// <param name="fileName">Such as <c>tiny-vicuna-1b.q4_k_m.gguf</c>.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static ModelId Of(string repository, string fileName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(repository);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        return new ModelId(Keccak256.Hash($"{repository}/{fileName}"));
    }

    /// <summary>Reads an id: 0x and 64 hexadecimal digits, <c>owner/name:file</c> or <c>owner/name/file</c>.</summary>
    /// <param name="text">The text. See <see cref="ModelSpec.Parse(string)"/>.</param>
    /// <exception cref="FormatException">It has none of these forms.</exception>
    public static ModelId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith("0x", StringComparison.Ordinal) ? new ModelId(Bytes32.Parse(text)) : ModelSpec.Parse(text).Id;
    }

    /// <summary>The hash: 0x and 64 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString();

    /// <summary>An id that is known as a hash.</summary>
    public static implicit operator ModelId(Bytes32 value) => new(value);

    /// <summary>The id from a hash: what languages without conversions call.</summary>
    /// <param name="value">The hash.</param>
    public static ModelId FromBytes32(Bytes32 value) => new(value);
}
