using System.Globalization;
using System.Reflection;
using Fabstir.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Fabstir.Codegen.Analyzers.Tests.Frame;

/// <summary>Each rule is an analyzer, tests, a page, a row in the release notes and in the table of rules, and perhaps a fix: all of one name.</summary>
public sealed class RuleTests
{
    public static TheoryData<string> Analyzers { get; } = [.. Catalog.Analyzers.Select(static analyzer => analyzer.GetType().Name)];

    public static TheoryData<string> Rules { get; } = [.. Catalog.Ids];

    [Theory]
    [MemberData(nameof(Analyzers))]
    public void An_analyzer_has_one_rule_whose_name_and_band_are_its_own(string name)
    {
        FabstirAnalyzer analyzer = Catalog.Analyzers.Single(analyzer => analyzer.GetType().Name == name);
        string id = Assert.Single(analyzer.SupportedDiagnostics.Select(static descriptor => descriptor.Id).Distinct());
        string rule = typeof(RuleIds).GetFields().Single(field => (string)field.GetRawConstantValue()! == id).Name;

        Assert.Equal(rule + "Analyzer", name);
        Assert.Equal($"Fabstir.Codegen.Analyzers.Rules.{Catalog.BandOf(id)}", analyzer.GetType().Namespace);
        Assert.All(analyzer.SupportedDiagnostics, descriptor => Assert.Equal(Catalog.BandOf(id), descriptor.Category));
        Assert.NotNull(analyzer.GetType().GetCustomAttribute<DiagnosticAnalyzerAttribute>());
    }

    [Theory]
    [MemberData(nameof(Analyzers))]
    public void It_has_tests_of_its_name_in_the_same_folder(string name)
    {
        Type analyzer = Catalog.Analyzers.Single(analyzer => analyzer.GetType().Name == name).GetType();

        string folder = analyzer.Namespace!.Replace("Analyzers.Rules", "Analyzers.Tests.Rules", StringComparison.Ordinal);
        Assert.NotNull(typeof(RuleTests).Assembly.GetType($"{folder}.{name[..^"Analyzer".Length]}Tests"));
    }

    [Fact]
    public void A_fix_has_the_name_of_its_rule_and_is_offered_for_that_rule_alone() => Assert.All(Catalog.Fixers, static fixer =>
    {
        string id = Assert.Single(fixer.FixableDiagnosticIds);
        string rule = typeof(RuleIds).GetFields().Single(field => (string)field.GetRawConstantValue()! == id).Name;

        Assert.Equal($"Fabstir.Codegen.CodeFixes.Rules.{Catalog.BandOf(id)}.{rule}Fixer", fixer.GetType().FullName);
        Assert.NotNull(fixer.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>());
    });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page_that_its_link_leads_to(string id)
    {
        DiagnosticDescriptor descriptor = Catalog.Descriptors.First(descriptor => descriptor.Id == id);
        string page = Repository.Read("docs", "rules", id + ".md");

        Assert.Equal($"https://github.com/Fabstir/Fabstir.Codegen/blob/main/docs/rules/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith($"# {id}: {descriptor.Title.ToString(CultureInfo.InvariantCulture)}\n\nSeverity: ", page, StringComparison.Ordinal);
        Assert.All(
            ["## What it means\n", "## Why it matters\n", "## What it would have cost\n", "## Bad\n", "## Good\n", "## Configuration\n", "## What it does not see\n"],
            (string heading) => Assert.Contains(heading, page, StringComparison.Ordinal));
        Assert.Contains($"dotnet_diagnostic.{id}.severity = ", page, StringComparison.Ordinal);
        Assert.Equal(Catalog.FixerOf(id) is not null, !page.Split('\n')[2].EndsWith("Fix: none.", StringComparison.Ordinal));
        Assert.InRange(page.Split('\n').Length, 25, 100);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Its_severities_are_the_same_on_the_page_in_the_table_and_in_the_release_notes(string id)
    {
        DiagnosticDescriptor[] descriptors = [.. Catalog.Descriptors.Where(descriptor => descriptor.Id == id)];
        string severities = string.Join(" or ", descriptors.Select(static descriptor => $"`{descriptor.DefaultSeverity.ToString().ToLowerInvariant()}`").Distinct());
        string title = descriptors[0].Title.ToString(CultureInfo.InvariantCulture);
        string fix = Catalog.FixerOf(id) is not null ? "yes" : "";

        Assert.StartsWith(
            $"Severity: {severities}. Category: {Catalog.BandOf(id)}. Fix: ",
            Repository.Read("docs", "rules", id + ".md").Split('\n')[2],
            StringComparison.Ordinal);
        Assert.Contains(
            $"| [{id}]({id}.md) | {title} | {severities.Replace("`", "", StringComparison.Ordinal)} | {fix} |\n",
            Repository.Read("docs", "rules", "README.md"),
            StringComparison.Ordinal);
        Assert.Contains(
            $"{id} | {Catalog.BandOf(id)} | {descriptors[0].DefaultSeverity} | {title}\n",
            Repository.Read("analyzers", "Fabstir.Codegen.Analyzers", "AnalyzerReleases.Unshipped.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_belong_to_one_analyzer_each_and_every_id_has_one() => Assert.Equal(
        typeof(RuleIds).GetFields().Select(static field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Catalog.Analyzers.Select(static analyzer => analyzer.SupportedDiagnostics[0].Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_page_about_code_is_of_a_rule() => Assert.Equal(
        Rules.Select(static row => row.Data + ".md").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.PathOf("docs", "rules"), "FAB*.md")
            .Select(static path => Path.GetFileName(path)!)
            .Where(static name => !name.StartsWith("FAB0", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal));
}
