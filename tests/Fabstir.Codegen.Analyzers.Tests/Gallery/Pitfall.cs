using System.Globalization;
using System.Text.RegularExpressions;
using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Gallery;

/// <summary>A file of the gallery: a mistake, and comments that say what is reported.</summary>
/// <param name="Path">The file, below the gallery.</param>
/// <param name="Text">What is in it.</param>
internal sealed partial record Pitfall(string Path, string Text)
{
    /// <summary>The folder of the gallery.</summary>
    public static string Folder { get; } = Repository.PathOf("samples", "Pitfalls");

    /// <summary>All files, in their order.</summary>
    public static IReadOnlyList<Pitfall> All { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(static path => new Pitfall(System.IO.Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    /// <summary>What the comments say: <c>Payments/FabPayment.cs(12,24): FAB1001</c>.</summary>
    public IEnumerable<string> Marks
    {
        get
        {
            string[] lines = Text.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                if (Mark().Match(lines[i]) is { Success: true } mark)
                {
                    int column = lines[i].IndexOf(mark.Groups["text"].Value, StringComparison.Ordinal);
                    Assert.InRange(column, 0, mark.Index);
                    yield return string.Create(CultureInfo.InvariantCulture, $"{Path}({i + 1},{column + 1}): {mark.Groups["id"].Value}");
                }
            }
        }
    }

    /// <summary>The file of a rule.</summary>
    public static Pitfall Of(string id)
    {
        string name = $"{Frame.Catalog.BandOf(id)}/{Frame.Catalog.AnalyzerOf(id).GetType().Name[..^"Analyzer".Length]}.cs";
        return All.SingleOrDefault(pitfall => pitfall.Path == name) ?? throw new InvalidOperationException($"The gallery has no {name}, which shows what {id} finds.");
    }

    [GeneratedRegex(@" // (?<id>FAB\d{4}): (?<text>.+)$")]
    private static partial Regex Mark();
}
