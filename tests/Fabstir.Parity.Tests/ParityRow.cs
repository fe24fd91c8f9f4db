using System.Text.RegularExpressions;
using Fabstir.Tests;

namespace Fabstir.Parity.Tests;

/// <summary>A row of docs/parity.md.</summary>
/// <param name="Section">The heading that it is under.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Here">What takes its place, or why it is gone.</param>
/// <param name="Tests">The tests that run it.</param>
internal sealed partial record ParityRow(string Section, string Name, string Here, IReadOnlyList<string> Tests)
{
    private const string Nothing = "–";

    public static IReadOnlyList<ParityRow> All { get; } = [.. Read()];

    public bool IsGone => Here.StartsWith("gone: ", StringComparison.Ordinal);

    /// <summary>The names of this library's in the row.</summary>
    public IEnumerable<string> Symbols => Code().Matches(Here).Select(static match => match.Groups[1].Value);

    private static IEnumerable<ParityRow> Read()
    {
        string section = "";
        foreach (string line in Repository.Read("docs", "parity.md").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (line.StartsWith("| `", StringComparison.Ordinal))
            {
                string[] cells = [.. line.Split('|').Select(static cell => cell.Trim())];
                yield return new ParityRow(
                    section, cells[1].Trim('`'), cells[2], cells[3] == Nothing ? [] : [.. Code().Matches(cells[3]).Select(static match => match.Groups[1].Value)]);
            }
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
