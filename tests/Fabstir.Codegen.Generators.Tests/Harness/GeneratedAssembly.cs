using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fabstir.Codegen.Generators.Tests.Harness;

/// <summary>Generated code, compiled and loaded once, that pieces of a user's code are compiled against and run.</summary>
internal sealed class GeneratedAssembly
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Fabstir.Abi;
        using Fabstir.Abi.Codecs;
        using Fabstir.Ethereum;
        using Fabstir.Codegen.Generators.Tests.Harness;
        """;

    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);
    private readonly Assembly _generated;
    private readonly CSharpCompilation _user;
    private int _pieces;

    public GeneratedAssembly(GeneratedProject project)
    {
        byte[] image = project.Emit();
        _generated = _context.LoadFromStream(new MemoryStream(image));
        _context.Resolving += (_, name) => name.Name == _generated.GetName().Name ? _generated : null;
        _user = TestCompilation.Create().AddReferences(MetadataReference.CreateFromImage(image), MetadataReference.CreateFromFile(typeof(RecordingTransport).Assembly.Location));
    }

    /// <summary>Generates and compiles a project of its own.</summary>
    public static GeneratedAssembly Of(params AbiInput[] files) => new(Generation.Run(files));

    /// <summary>The value of an expression, which may use <c>transport</c>.</summary>
    public T Evaluate<T>(string expression, RecordingTransport? transport = null) => Run<T>($"return {expression};", transport);

    /// <summary>What statements return, which may use <c>transport</c>.</summary>
    public T Run<T>(string statements, RecordingTransport? transport = null)
    {
        using MemoryStream assembly = new();
        var emitted = Compile(statements).Emit(assembly);
        Assert.Empty(emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
        assembly.Position = 0;
        MethodInfo run = _context.LoadFromStream(assembly).GetType("Piece")!.GetMethod("Run")!;
        try
        {
            return (T)run.Invoke(null, [transport ?? new RecordingTransport()])!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>The ids of the compiler's errors about statements.</summary>
    public IEnumerable<string> ErrorsOf(string statements) =>
        Compile(statements + "\nreturn null!;").GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id);

    private CSharpCompilation Compile(string statements)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            $$"""
            {{Usings}}
            using Acme.Contracts;

            public static class Piece
            {
                public static object? Run(RecordingTransport transport)
                {
                    {{statements}}
                }
            }
            """,
            TestCompilation.ParseOptions);
        return _user.WithAssemblyName($"Piece{Interlocked.Increment(ref _pieces)}").AddSyntaxTrees(tree);
    }
}
