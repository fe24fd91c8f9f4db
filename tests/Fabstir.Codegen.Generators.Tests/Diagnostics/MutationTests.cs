using System.Text.Json.Nodes;
using Fabstir.Codegen.Generators.Emit;
using Fabstir.Codegen.Generators.Emit.Nethereum;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Parsing;
using Fabstir.Tests;
using Microsoft.CodeAnalysis.Text;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>Whatever becomes of an ABI file, parsing and emitting it ends without an exception. The mutations are the same in every run.</summary>
public sealed class MutationTests
{
    private const int MutationsPerFile = 170;

    // What does harm in JSON, in types and in names.
    private static readonly string[] Fragments =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "-", "1e999", "\\u0000", "\\ud800", "\uFEFF", "\0", "\n", "[0]", "[99999999999]", "tuple", "uint256",
        "function", "é", "\U0001F600", "//", "<", "&",
    ];

    private static readonly string?[] Values =
    [
        "null", "true", "-1", "1e99", "\"\"", "\"tuple\"", "\"tuple[][3]\"", "\"uint256[0][2147483647]\"", "\"uint8\"", "\"event\"", "\"payable\"", "[]", "{}", "[[]]",
        "\"struct A.B\"", "\"enum E\"", "\"\\u2028\"", null,
    ];

    public static TheoryData<string> Artifacts { get; } =
        ["ERC20.json", "HostEarnings.json", "JobMarketplace.json", "ModelRegistry.json", "NodeRegistry.json", "ProofSystem.json"];

    [Theory]
    [MemberData(nameof(Artifacts))]
    public void Text_that_was_torn_is_read_without_an_exception(string artifact)
    {
        string text = Repository.Read("abi", artifact);
        Random random = new(artifact.Length);
        for (int i = 0; i < MutationsPerFile; i++)
        {
            AssertEnds(MutateText(text, random));
        }
    }

    [Theory]
    [MemberData(nameof(Artifacts))]
    public void Nodes_that_were_changed_are_read_without_an_exception(string artifact)
    {
        JsonNode document = JsonNode.Parse(Repository.Read("abi", artifact))!;
        Random random = new(artifact.Length);
        for (int i = 0; i < MutationsPerFile; i++)
        {
            AssertEnds(MutateNodes(document.DeepClone(), random));
        }
    }

    private static string MutateText(string text, Random random)
    {
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int start = random.Next(text.Length);
            int length = Math.Min(random.Next(0, 12), text.Length - start);
            text = random.Next(4) == 0
                ? text[..start]
                : text.Remove(start, length).Insert(start, random.Next(3) == 0 ? "" : Fragments[random.Next(Fragments.Length)]);
            if (text.Length == 0)
            {
                return text;
            }
        }

        return text;
    }

    private static string MutateNodes(JsonNode document, Random random)
    {
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            JsonNode[] nodes = [.. Descendants(document)];
            JsonNode node = nodes[random.Next(nodes.Length)];
            string? value = Values[random.Next(Values.Length)];
            switch (node.Parent)
            {
                case JsonObject parent when value is null:
                    parent.Remove(node.GetPropertyName());
                    break;
                case JsonObject parent:
                    parent[node.GetPropertyName()] = JsonNode.Parse(value);
                    break;
                case JsonArray parent when value is null:
                    parent.Add(node.DeepClone());
                    break;
                case JsonArray parent:
                    parent[node.GetElementIndex()] = JsonNode.Parse(value);
                    break;
            }
        }

        return document.ToJsonString();
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node) => node switch
    {
        JsonObject @object => @object.Where(static member => member.Value is not null).SelectMany(static member => Descendants(member.Value!).Prepend(member.Value!)),
        JsonArray array => array.Where(static item => item is not null).SelectMany(static item => Descendants(item!).Prepend(item!)),
        _ => [],
    };

    private static void AssertEnds(string text)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));
        try
        {
            AssertEnds(text, ClientTarget.Native, static contract => ContractEmitter.Emit(contract), static scope => ScopeEmitter.Emit(scope), limit.Token);
            AssertEnds(text, ClientTarget.Nethereum, static contract => NethereumDefinitionEmitter.Emit(contract), static scope => NethereumScopeEmitter.Emit(scope), limit.Token);
            AssertEnds(text, ClientTarget.Nethereum, static contract => NethereumServiceEmitter.Emit(contract), static scope => NethereumScopeEmitter.Emit(scope), limit.Token);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"This ABI did not end well:\n{text}", e);
        }
    }

    private static void AssertEnds(string text, ClientTarget target, Func<ContractModel, SourceText> emit, Func<ScopeModel, SourceText> emitScope, CancellationToken cancellationToken)
    {
        ContractOptions options = new("abi/Mutant.json", "Acme", null, IsPublic: true) { Target = target };
        ParseResult result = ContractParser.Parse(AbiDocuments.Read(text, cancellationToken), options);
        Assert.All(result.Diagnostics, diagnostic => Assert.InRange(diagnostic.Range.Start + diagnostic.Range.Length, 0, text.Length));
        if (result.Contract is { } contract)
        {
            RegistryModel registry = Registry.Resolve([Claim.Of(contract)]);
            Assert.NotEqual(0, emit(contract.Decide(registry.For(contract.Path))!).Length);
            Assert.All(registry.Scopes, scope => Assert.NotEqual(0, emitScope(scope).Length));
        }
    }
}
