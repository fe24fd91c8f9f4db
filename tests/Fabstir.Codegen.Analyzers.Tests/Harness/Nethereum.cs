using Fabstir.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    /// <summary>All that messages and services need of it, as a library.</summary>
    public static MetadataReference Library { get; } = CSharpCompilation.Create(
        "Nethereum",
        Directory.EnumerateFiles(Folder)
            .Order(StringComparer.Ordinal)
            .Select(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), UserProject.ParseOptions)),
        UserProject.References,
        UserProject.Options.WithNullableContextOptions(NullableContextOptions.Disable)).ToMetadataReference();

    private static string Folder => Repository.PathOf("tests", "Fabstir.Codegen.Generators.Tests", "Nethereum", "Stub");

    public static string[] With(params string[] sources) => [.. sources, .. Sources];

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
