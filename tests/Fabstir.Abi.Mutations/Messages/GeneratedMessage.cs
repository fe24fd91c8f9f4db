using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;

namespace Fabstir.Abi.Mutations.Messages;

/// <summary>The generated record of a function, error or event.</summary>
internal abstract class GeneratedMessage(string name, TupleType arguments)
{
    /// <summary>The name and the types of the arguments.</summary>
    public string Signature { get; } = name + arguments.Canonical;

    public TupleType Arguments { get; } = arguments;

    /// <summary>The first bytes of its data.</summary>
    public abstract Bytes4 Selector { get; }

    /// <summary>The data of values, in JSON.</summary>
    public abstract byte[] Encode(JsonNode values);

    /// <summary>The values in data, in JSON.</summary>
    /// <exception cref="AbiFormatException">It is no data of the message.</exception>
    public abstract JsonNode Decode(ReadOnlySpan<byte> data);

    /// <summary>Whether data, once decoded, encodes to something that decodes to the same.</summary>
    /// <exception cref="AbiFormatException">It is no data of the message.</exception>
    public abstract bool IsStable(ReadOnlySpan<byte> data);

    /// <summary>Decodes data as any of the contract's calls, errors or events, which refuses nothing.</summary>
    public abstract object DecodeAny(ReadOnlySpan<byte> data);

    public override string ToString() => Signature;
}
