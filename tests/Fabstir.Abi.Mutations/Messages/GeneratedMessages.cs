using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Types;
using Fabstir.Codegen.Generators;
using Fabstir.Codegen.Generators.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Fabstir.Abi.Mutations.Messages;

/// <summary>Functions with random arguments, generated, compiled and loaded.</summary>
internal static class GeneratedMessages
{
    private const string Namespace = "Random.Contracts";
    private const int FunctionsPerContract = 50;
    private const int Size = 100;

    /// <summary>The same messages for the same seed.</summary>
    public static IReadOnlyList<GeneratedMessage> Create(ulong seed, int count) => Compile(RandomTypes.Arguments.Sample(count, new Rnd(seed), Size));

    /// <summary>The message of a function f0, f1 and so on for each list of arguments.</summary>
    public static IReadOnlyList<GeneratedMessage> Compile(IReadOnlyList<TupleType> arguments)
    {
        AbiInput[] contracts = [.. arguments.Select(ToFunction).Chunk(FunctionsPerContract).Select(ToContract)];
        Assembly assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(Generate(contracts));
        return [.. arguments.Select((types, i) => Create(assembly, types, i))];
    }

    /// <summary>The ABI entry of a function.</summary>
    public static JsonObject ToFunction(TupleType arguments, int index) => new()
    {
        ["type"] = "function",
        ["name"] = NameOf(index),
        ["stateMutability"] = "nonpayable",
        ["inputs"] = arguments.ToParameters(),
        ["outputs"] = new JsonArray(),
    };

    private static string NameOf(int index) => "f" + index.ToString(CultureInfo.InvariantCulture);

    private static AbiInput ToContract(JsonObject[] functions, int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Random{index}.json"), new JsonArray([.. functions]).ToJsonString());

    private static GeneratedMessage Create(Assembly assembly, TupleType arguments, int index)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{Namespace}.Random{index / FunctionsPerContract}+Functions+F{index}");
        Type message = assembly.GetType(name, throwOnError: true)!;
        return (GeneratedMessage)Activator.CreateInstance(typeof(GeneratedMessage<>).MakeGenericType(message), NameOf(index), arguments)!;
    }

    private static MemoryStream Generate(AbiInput[] contracts)
    {
        // Comments are checked by others: here they would only take time.
        CSharpParseOptions parsing = TestCompilation.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        CSharpGeneratorDriver
            .Create([new ContractGenerator().AsSourceGenerator()], contracts.Select(static file => new InMemoryText(file)), parsing, new InMemoryOptions(Namespace, runAnalyzers: false))
            .RunGeneratorsAndUpdateCompilation(TestCompilation.Create(), out Compilation compilation, out var diagnostics);
        MemoryStream assembly = new();
        EmitResult emitted = compilation.Emit(assembly);
        if (diagnostics.Concat(emitted.Diagnostics).FirstOrDefault(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning) is { } wrong)
        {
            throw new InvalidOperationException($"The generator and the compiler do not agree: {wrong}");
        }

        assembly.Position = 0;
        return assembly;
    }
}
