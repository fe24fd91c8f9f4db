using System.Globalization;
using Fabstir.Codegen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Fabstir.Codegen.Analyzers.Tests.Frame;

/// <summary>All rules and all fixes.</summary>
internal static class Catalog
{
    /// <summary>A new analyzer of each rule.</summary>
    public static IReadOnlyList<FabstirAnalyzer> Analyzers { get; } = [.. InstancesOf<FabstirAnalyzer>(typeof(FabstirAnalyzer))];

    /// <summary>A new fixer of each rule that has one.</summary>
    public static IReadOnlyList<CodeFixProvider> Fixers { get; } = [.. InstancesOf<CodeFixProvider>(typeof(FabstirFixer))];

    public static IReadOnlyList<DiagnosticDescriptor> Descriptors { get; } = [.. Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics)];

    /// <summary>In their order.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Descriptors.Select(static descriptor => descriptor.Id).Distinct().Order(StringComparer.Ordinal)];

    public static string TitleOf(string id) => Descriptors.First(descriptor => descriptor.Id == id).Title.ToString(CultureInfo.InvariantCulture);

    /// <summary>The analyzer of a rule.</summary>
    public static FabstirAnalyzer AnalyzerOf(string id) => Analyzers.Single(analyzer => analyzer.SupportedDiagnostics[0].Id == id);

    /// <summary>The fixer of a rule; null when nothing is safe.</summary>
    public static CodeFixProvider? FixerOf(string id) => Fixers.SingleOrDefault(fixer => fixer.FixableDiagnosticIds.Contains(id));

    /// <summary>The category of an id, and the folder of what belongs to it.</summary>
    public static string BandOf(string id) => id[3] switch
    {
        '1' => "Payments",
        '2' => "SessionConfiguration",
        '3' => "AbiShapes",
        '4' => "Sessions",
        '5' => "Deployments",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The id is in no band."),
    };

    private static IEnumerable<T> InstancesOf<T>(Type ofAssembly) => ofAssembly.Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
        .Select(static type => (T)Activator.CreateInstance(type)!);
}
