using System.Collections.Immutable;
using Fabstir.Codegen.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Diagnostics;

/// <summary>The rules about ABI files, as the compiler shows them.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "Abi";
    private const string HelpBase = "https://github.com/Fabstir/Fabstir.Codegen/blob/main/docs/rules/";

    private static readonly DiagnosticDescriptor NotJson =
        Create(RuleIds.NotJson, "The file is not JSON", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor MalformedEntry =
        Create(RuleIds.MalformedEntry, "An entry of the ABI is malformed", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor Collision =
        Create(RuleIds.Collision, "Two entries cannot be told apart", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor Renamed =
        Create(RuleIds.Renamed, "A C# name is taken", DiagnosticSeverity.Info);

    private static readonly DiagnosticDescriptor NoAbi =
        Create(RuleIds.NoAbi, "The file has no ABI", DiagnosticSeverity.Info);

    private static readonly DiagnosticDescriptor NameTaken =
        Create(RuleIds.NameTaken, "Two ABIs want one client name", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor Unlinked =
        Create(RuleIds.Unlinked, "The bytecode has a place for a library that nothing names", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor BadMetadata =
        Create(RuleIds.BadMetadata, "Metadata of an ABI item means nothing", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor NotForNethereum =
        Create(RuleIds.NotForNethereum, "Nethereum cannot encode an entry", DiagnosticSeverity.Warning);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotJson, MalformedEntry, Collision, Renamed, NoAbi, NameTaken, Unlinked, BadMetadata, NotForNethereum];

    public static DiagnosticDescriptor Of(string id)
    {
        foreach (DiagnosticDescriptor descriptor in All)
        {
            if (descriptor.Id == id)
            {
                return descriptor;
            }
        }

        throw new ArgumentException("The rule has no descriptor.", nameof(id));
    }

    private static DiagnosticDescriptor Create(string id, string title, DiagnosticSeverity severity) =>
        new(id, title, messageFormat: "{0}", Category, severity, isEnabledByDefault: true, helpLinkUri: HelpBase + id + ".md");
}
