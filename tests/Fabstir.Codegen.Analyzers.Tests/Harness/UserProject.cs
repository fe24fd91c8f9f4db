using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>A project as a user of the packages has it.</summary>
internal static class UserProject
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Numerics;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Fabstir.Abi;
        global using Fabstir.Contracts;
        global using Fabstir.Ethereum;
        """;

    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly ImmutableArray<MetadataReference> Ours =
    [
        .. new[] { "Fabstir.Abi", "Fabstir.Ethereum", "Fabstir.Contracts", "Fabstir.Sdk", "Microsoft.Extensions.Logging.Abstractions" }
            .Select(static name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name + ".dll"))),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    public static ImmutableArray<MetadataReference> References { get; } = [.. Platform, .. Ours];

    /// <summary>A compilation of the sources, which have the usings of an application. One with statements of its own at the top is a program.</summary>
    public static CSharpCompilation Compile(params string[] sources)
    {
        SyntaxTree[] trees = [.. Trees([.. sources, Usings])];
        return CSharpCompilation.Create("Acme", trees, References, OptionsFor(trees));
    }

    /// <summary>The same without a reference to us, and so without our usings.</summary>
    public static CSharpCompilation CompileWithoutUs(params string[] sources)
    {
        SyntaxTree[] trees = [.. Trees(sources)];
        return CSharpCompilation.Create("Acme", trees, Platform, OptionsFor(trees));
    }

    public static CSharpCompilationOptions OptionsFor(IEnumerable<SyntaxTree> trees) =>
        trees.Any(static tree => tree.GetCompilationUnitRoot().Members.OfType<Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax>().Any())
            ? Options.WithOutputKind(OutputKind.ConsoleApplication)
            : Options;

    public static string GlobalUsings => Usings;

    private static IEnumerable<SyntaxTree> Trees(IReadOnlyList<string> sources) =>
        sources.Select(static (source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, path: $"Source{i}.cs"));
}
