using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Tests;

namespace Fabstir.Contracts.Tests;

/// <summary>Writes what an artifact in abi offers in the form of the facts, without any of the generator's code.</summary>
internal static class ArtifactSurface
{
    public static IEnumerable<string> Read(params string[] path)
    {
        using JsonDocument artifact = JsonDocument.Parse(Repository.Read(["abi", .. path]));
        return [.. artifact.RootElement.GetProperty("abi").EnumerateArray().Select(Line)];
    }

    private static string Line(JsonElement entry)
    {
        string kind = entry.GetProperty("type").GetString()!;
        string name = entry.TryGetProperty("name", out JsonElement value) ? value.GetString()! : "";
        string inputs = entry.TryGetProperty("inputs", out JsonElement list) ? Parameters(list) : "()";
        string mutability = entry.TryGetProperty("stateMutability", out JsonElement mutable) ? " " + mutable.GetString() : "";
        string outputs = entry.TryGetProperty("outputs", out JsonElement results) && results.GetArrayLength() > 0 ? " returns " + Parameters(results) : "";
        return $"{kind}{(name.Length > 0 ? " " : "")}{name}{inputs}{mutability}{outputs}{Hash(kind, name, entry)}";
    }

    private static string Hash(string kind, string name, JsonElement entry)
    {
        if (kind is not ("function" or "event" or "error"))
        {
            return "";
        }

        string hash = Keccak256.Hash(name + Types(entry.GetProperty("inputs"))).ToString();
        return " = " + (kind == "event" ? hash : hash[..10]);
    }

    private static string Parameters(JsonElement list) => $"({string.Join(", ", list.EnumerateArray().Select(Parameter))})";

    private static string Parameter(JsonElement parameter)
    {
        string type = parameter.GetProperty("type").GetString()!;
        string described = type.StartsWith("tuple", StringComparison.Ordinal) ? Parameters(parameter.GetProperty("components")) + type["tuple".Length..] : type;
        string indexed = parameter.TryGetProperty("indexed", out JsonElement isIndexed) && isIndexed.GetBoolean() ? " indexed" : "";
        string name = parameter.GetProperty("name").GetString()!;
        return described + indexed + (name.Length > 0 ? " " : "") + name;
    }

    private static string Types(JsonElement list) => $"({string.Join(",", list.EnumerateArray().Select(Type))})";

    private static string Type(JsonElement parameter)
    {
        string type = parameter.GetProperty("type").GetString()!;
        return type.StartsWith("tuple", StringComparison.Ordinal) ? Types(parameter.GetProperty("components")) + type["tuple".Length..] : type;
    }
}
