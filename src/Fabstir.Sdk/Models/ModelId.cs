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

    /// <summary>Reads an id: 0x and 64 hexadecimal digits, or <c>repository:file</c>.</summary>
    /// <param name="text">The text. Of several colons the first separates.</param>
    /// <exception cref="FormatException">It has neither form.</exception>
    public static ModelId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return new ModelId(Bytes32.Parse(text));
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1
            ? Of(text[..colon], text[(colon + 1)..])
            : throw new FormatException($"\"{text}\" is no model: write repository:file, or the id as 0x and 64 hexadecimal digits.");
    }

    /// <summary>The hash: 0x and 64 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString();

    /// <summary>An id that is known as a hash.</summary>
    public static implicit operator ModelId(Bytes32 value) => new(value);

    /// <summary>The id from a hash: what languages without conversions call.</summary>
    /// <param name="value">The hash.</param>
    public static ModelId FromBytes32(Bytes32 value) => new(value);
}
