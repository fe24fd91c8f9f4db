using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>The attributes of Nethereum, for messages that are written by hand.</summary>
internal static class Nethereum
{
    /// <summary>Sources beside those of a test.</summary>
    public static string[] Sources { get; } =
    [
        Read("Attributes.cs"),
        Read("Abi.cs"),
        "global using Nethereum.ABI.FunctionEncoding.Attributes;",
    ];

    public static string[] With(params string[] sources) => [.. sources, .. Sources];

    private static string Read(string name) => Repository.Read("tests", "Fabstir.Codegen.Generators.Tests", "Nethereum", "Stub", name);
}
