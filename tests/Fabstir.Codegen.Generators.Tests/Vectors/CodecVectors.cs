using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Vectors;

/// <summary>A function for the types of each vector, generated, compiled and loaded once for all tests. Vectors of the same types share one.</summary>
public sealed class CodecVectors
{
    private const int FunctionsPerContract = 100;

    internal static IReadOnlyList<JsonElement> All { get; } = [.. Testcases.Read("contract-interface"), .. Testcases.Read("contract-interface-abi2")];

    private static readonly string[] TypesOfVectors = [.. All.Select(TypesOf)];
    private static readonly string[] Functions = [.. TypesOfVectors.Distinct()];
    private static readonly Dictionary<string, int> Places = Functions.Select(static (types, i) => (types, i)).ToDictionary(static pair => pair.types, static pair => pair.i);

    private readonly Lazy<Assembly> _assembly = new(static () => Generation.RunUnchecked([.. Functions.Chunk(FunctionsPerContract).Select(Contract)]).Load());

    /// <summary>The generated message of a vector.</summary>
    public Type MessageOf(int index)
    {
        int place = Places[TypesOfVectors[index]];
        return _assembly.Value.GetType($"Acme.Contracts.Vectors{place / FunctionsPerContract}+Functions+Vector{place % FunctionsPerContract}", throwOnError: true)!;
    }

    private static AbiInput Contract(string[] functions, int place) =>
        new($"Vectors{place}.json", new JsonArray([.. functions.Select(Function)]).ToJsonString());

    /// <summary>The outputs of a vector's function as the inputs of one that has a name of its own.</summary>
    private static JsonObject Function(string types, int place) => new()
    {
        ["type"] = "function",
        ["name"] = $"vector{place}",
        ["stateMutability"] = "nonpayable",
        ["inputs"] = JsonNode.Parse(types),
        ["outputs"] = new JsonArray(),
    };

    private static string TypesOf(JsonElement vector) => vector.Nested("interface").EnumerateArray()
        .Single(static entry => entry.GetProperty("name").GetString() == "test").GetProperty("outputs").GetRawText();
}
