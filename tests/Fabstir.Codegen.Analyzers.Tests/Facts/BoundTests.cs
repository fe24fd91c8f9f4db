using System.Globalization;
using System.Text.RegularExpressions;
using Fabstir.Codegen.Analyzers.Facts;
using Fabstir.Tests;

namespace Fabstir.Codegen.Analyzers.Tests.Facts;

/// <summary>Limits that an administrator can change are options, and documented where they are used.</summary>
public sealed partial class BoundTests
{
    private static IEnumerable<Bound> All => typeof(Bound).GetFields()
        .Where(static member => member.FieldType == typeof(Bound))
        .Select(static member => (Bound)member.GetValue(null)!);

    public static TheoryData<string, string> Options { get; } =
        [.. All.Select(static bound => (bound.Option, bound.Default.ToString(CultureInfo.InvariantCulture)))];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_is_in_the_table_with_its_default_and_on_the_pages_of_the_rules_that_use_it(string option, string number)
    {
        Match row = Assert.Single(Row().Matches(Repository.Read("docs", "rules", "README.md")), row => row.Groups["option"].Value == option);

        Assert.Equal(number, row.Groups["default"].Value);
        Assert.All(
            Link().Matches(row.Groups["rules"].Value),
            link => Assert.Contains($"\n{option} = {number}\n", Repository.Read("docs", "rules", link.Groups["page"].Value), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_else_is_in_the_table_or_on_a_page() => Assert.All(
        Directory.EnumerateFiles(Repository.PathOf("docs", "rules"))
            .SelectMany(static page => Option().Matches(File.ReadAllText(page)))
            .Select(static option => option.Value),
        static option => Assert.Contains(option, All.Select(static bound => bound.Option)));

    [GeneratedRegex(@"^\| `(?<option>fabstir_\w+)` \| (?<default>\d+) \| [^|]+ \| (?<rules>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\((?<page>FAB\d{4}\.md)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bfabstir_\w+")]
    private static partial Regex Option();
}
