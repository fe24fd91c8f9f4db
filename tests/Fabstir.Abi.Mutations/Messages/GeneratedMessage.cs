using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;
using Fabstir.Abi.Mutations.Values;

namespace Fabstir.Abi.Mutations.Messages;

/// <summary>The generated message of a function.</summary>
internal abstract class GeneratedMessage(string name, TupleType arguments)
{
    /// <summary>The function's name and the types of its arguments.</summary>
    public string Signature { get; } = name + arguments.Canonical;

    public TupleType Arguments { get; } = arguments;

    /// <summary>The first bytes of its calldata.</summary>
    public abstract Bytes4 Selector { get; }

    /// <summary>The calldata of values, in JSON.</summary>
    public abstract byte[] Encode(JsonNode values);

    /// <summary>The values in calldata, in JSON.</summary>
    /// <exception cref="AbiFormatException">It is no calldata of the function.</exception>
    public abstract JsonNode Decode(ReadOnlySpan<byte> calldata);

    /// <summary>Whether calldata, once decoded, encodes to something that decodes to the same.</summary>
    /// <exception cref="AbiFormatException">It is no calldata of the function.</exception>
    public abstract bool IsStable(ReadOnlySpan<byte> calldata);

    /// <summary>Decodes calldata and discards the message.</summary>
    /// <exception cref="AbiFormatException">It is no calldata of the function.</exception>
    public abstract void DecodeOnly(ReadOnlySpan<byte> calldata);

    public override string ToString() => Signature;
}

/// <inheritdoc/>
internal sealed class GeneratedMessage<T>(string name, TupleType arguments) : GeneratedMessage(name, arguments)
    where T : IContractFunction<T>
{
    public override Bytes4 Selector => T.Selector;

    public override byte[] Encode(JsonNode values) => Calldata.Encode((T)GeneratedValue.Create(Arguments, values, typeof(T)));

    public override JsonNode Decode(ReadOnlySpan<byte> calldata) => GeneratedValue.Read(Arguments, Calldata.Decode<T>(calldata));

    public override bool IsStable(ReadOnlySpan<byte> calldata)
    {
        T decoded = Calldata.Decode<T>(calldata);
        return decoded.Equals(Calldata.Decode<T>(Calldata.Encode(decoded)));
    }

    public override void DecodeOnly(ReadOnlySpan<byte> calldata) => Calldata.Decode<T>(calldata);
}
