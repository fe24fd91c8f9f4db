using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;
using Fabstir.Abi.Mutations.Values;

namespace Fabstir.Abi.Mutations.Messages;

/// <summary>The message of a function: its data is calldata.</summary>
internal sealed class FunctionMessage<T>(string name, TupleType arguments) : GeneratedMessage(name, arguments)
    where T : IContractFunction<T>
{
    private static readonly AnyDecoder Any = AnyDecoders.Of<T>("Call");

    public override Bytes4 Selector => T.Selector;

    public override byte[] Encode(JsonNode values) => Calldata.Encode((T)GeneratedValue.Create(Arguments, values, typeof(T)));

    public override JsonNode Decode(ReadOnlySpan<byte> data) => GeneratedValue.Read(Arguments, Calldata.Decode<T>(data));

    public override bool IsStable(ReadOnlySpan<byte> data)
    {
        T decoded = Calldata.Decode<T>(data);
        return decoded.Equals(Calldata.Decode<T>(Calldata.Encode(decoded)));
    }

    public override object DecodeAny(ReadOnlySpan<byte> data) => Any(data);
}
