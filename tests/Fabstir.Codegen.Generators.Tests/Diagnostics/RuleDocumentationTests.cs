using System.Text.RegularExpressions;
using Fabstir.Codegen.Generators.Diagnostics;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Diagnostics;

/// <summary>Every rule has a page, a link to it, a row in the release notes, and a severity that all of these agree on.</summary>
public sealed class RuleDocumentationTests
{
    public static TheoryData<string> Rules { get; } = [.. DiagnosticDescriptors.All.Select(static descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page_that_its_link_leads_to(string id)
    {
        Assert.Equal($"https://github.com/Fabstir/Fabstir.Codegen/blob/main/docs/rules/{id}.md", Descriptor(id).HelpLinkUri);

        string[] lines = Repository.Read("docs", "rules", id + ".md").Split('\n');
        Assert.Equal($"# {id}: {Descriptor(id).Title}", lines[0]);
        Assert.InRange(lines.Length, 15, 80);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_says_the_severity_and_how_to_set_another(string id)
    {
        string page = Repository.Read("docs", "rules", id + ".md");

        Assert.Contains($"`{Descriptor(id).DefaultSeverity.ToString().ToLowerInvariant()}`", page, StringComparison.Ordinal);
        Assert.Contains("is_global = true", page, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = ", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_release_notes_have_a_row_with_its_category_and_severity(string id)
    {
        string[][] rows =
        [
            .. new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
                .SelectMany(static file => Repository.Read("generators", "Fabstir.Codegen.Generators", file).Split('\n'))
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
                .Where(row => row[0] == id),
        ];

        DiagnosticDescriptor descriptor = Descriptor(id);
        Assert.Equal([id, descriptor.Category, descriptor.DefaultSeverity.ToString(), descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture)], Assert.Single(rows));
    }

    [Fact]
    public void Ids_are_in_their_band_and_unique()
    {
        string[] ids = [.. DiagnosticDescriptors.All.Select(static descriptor => descriptor.Id)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, static id => Assert.Matches("^FAB0[0-9]{3}$", id));
    }

    [Fact]
    public void The_analyzer_offers_every_rule_and_each_is_on() => Assert.All(
        new AbiFileAnalyzer().SupportedDiagnostics.Zip(DiagnosticDescriptors.All),
        static pair => Assert.True(pair.First == pair.Second && pair.First.IsEnabledByDefault));

    [Fact]
    public void Every_page_about_ABI_files_is_of_a_rule() => Assert.Equal(
        DiagnosticDescriptors.All.Select(static descriptor => descriptor.Id + ".md"),
        Directory.EnumerateFiles(Repository.PathOf("docs", "rules"), "FAB0*.md").Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("FAB0001")]
    [InlineData("FAB0002")]
    [InlineData("FAB0003")]
    [InlineData("FAB0004")]
    [InlineData("FAB0005")]
    public async Task Its_first_example_is_reported_and_its_second_is_not(string id)
    {
        string[] examples = [.. Regex.Matches(Repository.Read("docs", "rules", id + ".md"), "```json\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];

        Assert.Equal([id], (await AbiAnalysis.RunAsync(new AbiInput("abi/Vault.json", examples[0]))).Select(static diagnostic => diagnostic.Id));
        Assert.Empty(await AbiAnalysis.RunAsync(new AbiInput("abi/Vault.json", examples[1])));
    }

    private static DiagnosticDescriptor Descriptor(string id) => DiagnosticDescriptors.All.Single(descriptor => descriptor.Id == id);
}
