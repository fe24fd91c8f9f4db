using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Messages;

namespace Fabstir.Abi.Properties.Tests;

/// <summary>A message with values for it.</summary>
internal sealed record MessageExample(GeneratedMessage Message, JsonNode Values)
{
    public byte[] Encode() => Message.Encode(Values);

    public override string ToString() => $"{Message}: {Values.ToJsonString()}";
}
