using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>The part of Nethereum's public surface that generated code and the page about it use, compiled: its packages are in no registry of ours.</summary>
internal static class NethereumStub
{
    private static readonly Lazy<MetadataReference> Assembly = new(Compile);

    /// <summary>A project that references Nethereum.</summary>
    public static CSharpCompilation CreateProject() => TestCompilation.Create().AddReferences(Assembly.Value);

    /// <summary>Generates code for Nethereum, with all the checks that hold of generated code.</summary>
    public static GeneratedProject Generate(params AbiInput[] files) =>
        Generation.Run(CreateProject(), "Acme.Contracts", [.. files.Select(static file => file with { Target = file.Target ?? "Nethereum" })]);

    /// <summary>Generates code for Nethereum from entries in the short form of <see cref="AbiText"/>.</summary>
    public static GeneratedProject Generate(string contract, params string[] entries) => Generate(AbiInput.Of(contract, entries));

    // Nethereum says nothing about null, and neither does the stub.
    private static MetadataReference Compile()
    {
        string[] sources =
        [
            .. Directory.EnumerateFiles(Repository.PathOf("tests", "Fabstir.Codegen.Generators.Tests", "Nethereum", "Stub"), "*.cs")
                .Order(StringComparer.Ordinal).Select(File.ReadAllText),
        ];
        CSharpCompilation stub = TestCompilation.Create(sources)
            .WithAssemblyName("Nethereum.Stub")
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable));
        using MemoryStream assembly = new();
        Assert.Empty(stub.Emit(assembly).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
