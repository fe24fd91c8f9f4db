using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;
using Fabstir.Abi.Mutations.Values;

namespace Fabstir.Abi.Mutations.Messages;

/// <summary>An error: its data is revert data.</summary>
internal sealed class ErrorMessage<T>(string name, TupleType arguments) : GeneratedMessage(name, arguments)
    where T : IContractError<T>
{
    private static readonly AnyDecoder Any = AnyDecoders.Of<T>("Error");

    public override Bytes4 Selector => T.Selector;

    public override byte[] Encode(JsonNode values) => RevertData.Encode((T)GeneratedValue.Create(Arguments, values, typeof(T)));

    public override JsonNode Decode(ReadOnlySpan<byte> data) => GeneratedValue.Read(Arguments, RevertData.Decode<T>(data));

    public override bool IsStable(ReadOnlySpan<byte> data)
    {
        T decoded = RevertData.Decode<T>(data);
        return decoded.Equals(RevertData.Decode<T>(RevertData.Encode(decoded)));
    }

    public override object DecodeAny(ReadOnlySpan<byte> data) => Any(data);
}
