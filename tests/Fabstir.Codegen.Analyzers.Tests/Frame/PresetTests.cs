using System.Text.RegularExpressions;
using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Frame;

/// <summary>The severities that <c>FabstirRules</c> chooses: each file has every rule once.</summary>
public sealed partial class PresetTests
{
    private const string AbiBand = "FAB0";

    public static TheoryData<string> Names { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("src", "Fabstir.Codegen", "rules")).Select(static path => Path.GetFileNameWithoutExtension(path))];

    // Rules about ABIs are another assembly's: the table has those as well.
    private static Dictionary<string, string> Table { get; } = Row().Matches(Repository.Read("docs", "rules", "README.md"))
        .ToDictionary(static row => row.Groups["id"].Value, static row => row.Groups["severity"].Value);

    [Fact]
    public void There_are_three() => Assert.Equal(["default", "off", "strict"], Names.Select(static row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_has_every_rule_once(string name)
    {
        AnalyzerConfig preset = Parse(name);
        string[] ids = [.. Key().Matches(preset.Text).Select(static match => match.Groups["id"].Value)];

        Assert.Equal(Catalog.Ids.Concat(Table.Keys.Where(static id => id.StartsWith(AbiBand, StringComparison.Ordinal))).Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Length, preset.Severities.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_a_project_says_of_itself_counts_more(string name) =>
        Assert.Contains("is_global = true\n# Below what a project says of itself, above the SDK.\nglobal_level = -50\n", Parse(name).Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_says_of_a_rule_what_it_is_about(string name)
    {
        string text = Parse(name).Text;

        Assert.All(Catalog.Ids, id => Assert.Contains($"# {Catalog.TitleOf(id)}\ndotnet_diagnostic.{id}.severity = ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_default_changes_nothing() => Assert.All(
        Parse("default").Severities,
        static pair => Assert.Equal(Table[pair.Key] switch { "error" => "error", "warning" => "warning", "info" => "suggestion", _ => "default" }, pair.Value));

    [Fact]
    public void The_strict_one_makes_errors_of_warnings_about_code_and_warnings_of_informations() => Assert.All(
        Parse("strict").Severities.Where(static pair => !pair.Key.StartsWith(AbiBand, StringComparison.Ordinal)),
        static pair => Assert.Equal(Table[pair.Key].Contains("info", StringComparison.Ordinal) ? "warning" : "error", pair.Value));

    [Fact]
    public void The_last_one_has_nothing_but_errors_in_ABIs() => Assert.All(
        Parse("off").Severities,
        static pair => Assert.Equal(pair.Key.StartsWith(AbiBand, StringComparison.Ordinal) && Table[pair.Key] == "error" ? "default" : "none", pair.Value));

    private static AnalyzerConfig Parse(string name)
    {
        string file = Repository.PathOf("src", "Fabstir.Codegen", "rules", name + ".globalconfig");
        return new(
            File.ReadAllText(file),
            Key().Matches(File.ReadAllText(file)).ToDictionary(static match => match.Groups["id"].Value, static match => match.Groups["severity"].Value));
    }

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>FAB\d{4})\.severity = (?<severity>error|warning|suggestion|none|default)$", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"^\| \[(?<id>FAB\d{4})\]\([^)]+\) \| [^|]+ \| (?<severity>[a-z ]+?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed record AnalyzerConfig(string Text, IReadOnlyDictionary<string, string> Severities);
}
