using System.IO.Compression;
using System.Text.Json;

namespace Fabstir.Tests;

/// <summary>The test vectors of ethers: what compilers of several years made of random types and values.</summary>
internal static class Testcases
{
    public static IReadOnlyList<JsonElement> Read(string name)
    {
        string path = Path.Combine(NodeModules.PathOf("@ethersproject", "testcases"), "testcases", name + ".json.gz");
        using GZipStream unzipped = new(File.OpenRead(path), CompressionMode.Decompress);
        return [.. JsonDocument.Parse(unzipped).RootElement.EnumerateArray()];
    }

    /// <summary>A member that holds JSON as a string.</summary>
    public static JsonElement Nested(this JsonElement vector, string member) => JsonDocument.Parse(vector.GetProperty(member).GetString()!).RootElement;
}
