using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>A function for each vector, generated, compiled and loaded once for all tests.</summary>
public sealed class CodecVectors
{
    private const int VectorsPerContract = 100;

    private readonly Lazy<Assembly> _assembly = new(static () => Generation.RunUnchecked([.. Contracts()]).Load());

    /// <summary>The generated message of a vector.</summary>
    public Type MessageOf(int index) =>
        _assembly.Value.GetType($"Acme.Contracts.Vectors{index / VectorsPerContract}+Functions+Vector{index}", throwOnError: true)!;

    internal static IReadOnlyList<JsonElement> All { get; } = [.. Testcases.Read("contract-interface"), .. Testcases.Read("contract-interface-abi2")];

    private static IEnumerable<AbiInput> Contracts()
    {
        foreach (JsonElement[] vectors in All.Chunk(VectorsPerContract))
        {
            int first = All.TakeWhile(vector => !vector.Equals(vectors[0])).Count();
            JsonArray abi = [.. vectors.Select((vector, i) => Function(vector, first + i))];
            yield return new AbiInput($"Vectors{first / VectorsPerContract}.json", abi.ToJsonString());
        }
    }

    /// <summary>The outputs of a vector's function as the inputs of one that has a name of its own.</summary>
    private static JsonObject Function(JsonElement vector, int index)
    {
        JsonElement outputs = vector.Nested("interface").EnumerateArray().Single(static entry => entry.GetProperty("name").GetString() == "test").GetProperty("outputs");
        return new JsonObject
        {
            ["type"] = "function",
            ["name"] = $"vector{index}",
            ["stateMutability"] = "nonpayable",
            ["inputs"] = JsonNode.Parse(outputs.GetRawText()),
            ["outputs"] = new JsonArray(),
        };
    }
}
