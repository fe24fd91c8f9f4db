using System.Text.Json.Nodes;

namespace Fabstir.Ethereum.Tests;

/// <summary>The id of a request, to answer it by hand.</summary>
internal static class JsonId
{
    public static long Of(string body) => (long)JsonNode.Parse(body)!["id"]!;
}
