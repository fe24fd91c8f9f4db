using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>What the generator made of a project's ABIs.</summary>
internal sealed class GeneratedProject(CSharpCompilation compilation, GeneratorRunResult result)
{
    private readonly CSharpCompilation _compilation = compilation.AddSyntaxTrees(result.GeneratedSources.Select(static source => source.SyntaxTree));

    public GeneratorRunResult Result => result;

    /// <summary>The generated files by the part of their names before the first dot, or the first two for shared types.</summary>
    public string SourceOf(string name) => Assert.Single(
        result.GeneratedSources, source => source.HintName.StartsWith(name + ".", StringComparison.Ordinal) && source.HintName.Contains(".Shared.", StringComparison.Ordinal) == name.Contains(".Shared", StringComparison.Ordinal)).SourceText.ToString();

    public INamedTypeSymbol TypeOf(string metadataName) =>
        _compilation.GetTypeByMetadataName(metadataName) ?? throw new ArgumentException($"Nothing of the name {metadataName} was generated.");

    /// <summary>What the compiler says of the output and of sources that use it.</summary>
    public Diagnostic[] Compile(params string[] sources) =>
    [
        .. _compilation.AddSyntaxTrees(sources.Select(static source => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions, path: "User.cs")))
            .GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning),
    ];

    public void AssertCompilesWithoutWarnings(params string[] sources) => Assert.Empty(Compile(sources).Select(static diagnostic => diagnostic.ToString()).Take(10));

    /// <summary>Compiles the output, and sources that use it, and loads it.</summary>
    public Assembly Load(params string[] sources)
    {
        using MemoryStream assembly = new();
        var emitted = _compilation
            .AddSyntaxTrees(sources.Select(static source => CSharpSyntaxTree.ParseText(source, TestCompilation.ParseOptions, path: "User.cs")))
            .Emit(assembly);
        Assert.Empty(emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(static diagnostic => diagnostic.ToString()).Take(10));
        assembly.Position = 0;
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(assembly);
    }
}
