using Fabstir.Tests;

namespace Fabstir.Parity.Tests;

/// <summary>docs/parity.md says of everything that was promised where it is, and what it says is so.</summary>
public sealed class ParityTests
{
    private const int ShortestReason = 40;

    public static TheoryData<string> Sections => [.. ParityRow.All.Select(static row => row.Section).Distinct()];

    [Fact]
    public void Every_name_has_its_row_and_no_row_is_of_a_name_that_nobody_promised()
    {
        string[] promised = Repository.Read("tests", "Fabstir.Parity.Tests", "names.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] rows = [.. ParityRow.All.Select(static row => $"{row.Section}\t{row.Name}")];

        Assert.Empty(promised.Except(rows));
        Assert.Empty(rows.Except(promised));
        Assert.Equal(promised.Length, rows.Length);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Each_row_names_what_is_there_and_the_test_that_runs_it_or_says_why_it_is_gone(string section) => Assert.All(RowsOf(section), static row =>
    {
        Assert.NotEmpty(row.Symbols.Concat(row.IsGone && row.Here.Contains("see ", StringComparison.Ordinal) ? [row.Name] : []));
        if (row.IsGone)
        {
            Assert.Empty(row.Tests);
            Assert.True(row.Here.Length >= ShortestReason, $"{row.Name}: {row.Here}");
        }
        else
        {
            Assert.NotEmpty(row.Tests);
        }
    });

    [Theory]
    [MemberData(nameof(Sections))]
    public void Each_symbol_exists(string section) =>
        Assert.All(RowsOf(section), static row => Assert.All(row.Symbols, symbol => Assert.True(KnownSymbols.Has(symbol), $"{row.Name}: {symbol}")));

    [Theory]
    [MemberData(nameof(Sections))]
    public void Each_test_exists(string section) =>
        Assert.All(RowsOf(section), static row => Assert.All(row.Tests, test => Assert.True(KnownTests.Has(test), $"{row.Name}: {test}")));

    private static IEnumerable<ParityRow> RowsOf(string section) => ParityRow.All.Where(row => row.Section == section);
}
