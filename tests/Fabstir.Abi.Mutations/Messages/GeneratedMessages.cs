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

/// <summary>Functions, errors and events with random arguments, generated, compiled and loaded.</summary>
internal static class GeneratedMessages
{
    private const string Namespace = "Random.Contracts";
    private const int EntriesPerContract = 50;
    private const int Size = 100;

    /// <summary>Entries of kinds that take turns: the same for the same seed.</summary>
    public static IReadOnlyList<Entry> Sample(RandomTypes types, ulong seed, int count, params EntryKind[] kinds) =>
        [.. types.Arguments.Sample(count, new Rnd(seed), Size).Select((arguments, i) => new Entry(kinds[i % kinds.Length], arguments, i))];

    /// <summary>The message of each entry.</summary>
    public static IReadOnlyList<GeneratedMessage> Compile(IReadOnlyList<Entry> entries)
    {
        AbiInput[] contracts = [.. entries.Chunk(EntriesPerContract).Select(ToContract)];
        Assembly assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(Generate(contracts));
        return [.. entries.Chunk(EntriesPerContract).SelectMany((chunk, i) => chunk.Select(entry => Create(assembly, ContractName(i), entry)))];
    }

    private static string ContractName(int index) => "Random" + index.ToString(CultureInfo.InvariantCulture);

    private static AbiInput ToContract(Entry[] entries, int index) =>
        new(ContractName(index) + ".json", new JsonArray([.. entries.Select(static entry => entry.ToJson())]).ToJsonString());

    private static GeneratedMessage Create(Assembly assembly, string contract, Entry entry)
    {
        (string container, Type message) = entry.Kind switch
        {
            EntryKind.Function => ("Functions", typeof(FunctionMessage<>)),
            EntryKind.Error => ("Error", typeof(ErrorMessage<>)),
            _ => ("Event", typeof(EventMessage<>)),
        };
        Type record = assembly.GetType($"{Namespace}.{contract}+{container}+{entry.Kind}{entry.Number.ToString(CultureInfo.InvariantCulture)}", throwOnError: true)!;
        return (GeneratedMessage)Activator.CreateInstance(message.MakeGenericType(record), entry.Name, entry.Fields)!;
    }

    private static MemoryStream Generate(AbiInput[] contracts)
    {
        // Comments are checked by others: here they would only take time.
        CSharpParseOptions parsing = TestCompilation.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        IEnumerable<InMemoryText> texts = contracts.Select(static file => new InMemoryText(file));
        CSharpGeneratorDriver
            .Create([new ContractGenerator().AsSourceGenerator()], texts, parsing, new InMemoryOptions(Namespace, runAnalyzers: false))
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
