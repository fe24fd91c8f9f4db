using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>What the generator made of a project's ABIs.</summary>
internal sealed class GeneratedProject(CSharpCompilation compilation, GeneratorRunResult result)
{
    // What makes the name of each file unique.
    private const string HashAndEnding = ".01234567.g.cs";

    private readonly CSharpCompilation _compilation = compilation.AddSyntaxTrees(result.GeneratedSources.Select(static source => source.SyntaxTree));

    public GeneratorRunResult Result => result;

    /// <summary>The generated files by the part of their names before the first dot, or the first two for shared types.</summary>
    public string SourceOf(string name) => Assert.Single(result.GeneratedSources, source => source.HintName[..^HashAndEnding.Length] == name).SourceText.ToString();

    /// <summary>What the compiler says of the output, and of sources beside it, by the contract whose file it is in.</summary>
    public ILookup<string, string> CompileByContract(params string[] sources) => Compile(sources).ToLookup(
        static diagnostic => Path.GetFileName(diagnostic.Location.SourceTree?.FilePath ?? "").Split('.')[0], static diagnostic => Describe(diagnostic));

    public INamedTypeSymbol TypeOf(string metadataName) =>
        _compilation.GetTypeByMetadataName(metadataName) ?? throw new ArgumentException($"Nothing of the name {metadataName} was generated.");

    /// <summary>What the compiler says of the output and of sources that use it.</summary>
    public Diagnostic[] Compile(params string[] sources) =>
    [
        .. _compilation.AddSyntaxTrees(sources.Select(static source => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions, path: "User.cs")))
            .GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
    ];

    public void AssertCompilesWithoutWarnings(params string[] sources) => AssertNone(Compile(sources));

    /// <summary>Compiles the output, and sources that use it, and loads it.</summary>
    public Assembly Load(params string[] sources) =>
        new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(new MemoryStream(Emit(sources)));

    /// <summary>Compiles the output, and sources that use it.</summary>
    public byte[] Emit(params string[] sources)
    {
        // Comments are checked where warnings are: reading them again would take twice the time.
        CSharpParseOptions options = TestCompilation.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        CSharpCompilation withoutComments = compilation.AddSyntaxTrees(
        [
            .. result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(source.SourceText, options, source.SyntaxTree.FilePath)),
            .. sources.Select(source => CSharpSyntaxTree.ParseText(source, options, path: "User.cs")),
        ]);
        using MemoryStream assembly = new();
        var emitted = withoutComments.Emit(assembly);
        AssertNone(emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return assembly.ToArray();
    }

    /// <summary>Shows the first few with the lines that they are about: a generated file is on no disk.</summary>
    private static void AssertNone(IEnumerable<Diagnostic> diagnostics)
    {
        string[] lines = [.. diagnostics.Take(5).Select(Describe)];
        Assert.True(lines.Length == 0, string.Join("\n", lines));
    }

    private static string Describe(Diagnostic diagnostic)
    {
        Location location = diagnostic.Location;
        string? line = location.SourceTree?.GetText().Lines[location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
        return $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n    {line}";
    }
}
