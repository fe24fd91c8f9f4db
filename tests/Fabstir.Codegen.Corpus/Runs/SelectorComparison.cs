using System.Reflection;
using System.Runtime.Loader;
using Fabstir.Abi;
using Fabstir.Codegen.Corpus.Files;

namespace Fabstir.Codegen.Corpus.Runs;

/// <summary>Compares the selectors of compiled clients with those that the Solidity compiler wrote into the artifact.</summary>
internal sealed class SelectorComparison : IDisposable
{
    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);
    private readonly Dictionary<string, Type> _clients;

    public SelectorComparison(MemoryStream assembly)
    {
        assembly.Position = 0;
        _clients = _context.LoadFromStream(assembly).GetCustomAttributes<GeneratedContractAttribute>()
            .Select(static attribute => attribute.Client)
            .ToDictionary(static type => type.Namespace!);
    }

    /// <summary>How many selectors were compared so far.</summary>
    public int Compared { get; private set; }

    /// <summary>What differs, in both directions.</summary>
    public IReadOnlyList<string> Compare(string @namespace, CorpusFile file)
    {
        if (file.MethodIdentifiers is not { } identifiers)
        {
            return [];
        }

        if (!_clients.TryGetValue(@namespace, out Type? client))
        {
            return ["no client was generated"];
        }

        Dictionary<string, string> generated = SelectorsOf(client);
        Compared += identifiers.Count;
        return
        [
            .. identifiers.Where(pair => !generated.TryGetValue(pair.Key, out string? selector) || selector != pair.Value)
                .Select(pair => $"the selector of {pair.Key} is {pair.Value}, generated is {generated.GetValueOrDefault(pair.Key, "none")}"),
            .. generated.Keys.Except(identifiers.Keys).Select(static signature => $"{signature} is generated, and the compiler did not name it"),
        ];
    }

    public void Dispose() => _context.Unload();

    private static Dictionary<string, string> SelectorsOf(Type client)
    {
        Type? signatures = client.GetNestedType("Signatures")?.GetNestedType("Functions");
        Type? selectors = client.GetNestedType("Selectors")?.GetNestedType("Functions");
        return signatures is null || selectors is null
            ? []
            : signatures.GetFields().ToDictionary(
                static field => (string)field.GetRawConstantValue()!,
                field => Convert.ToHexStringLower(((Bytes4)selectors.GetProperty(field.Name)!.GetValue(null)!).AsSpan()));
    }
}
