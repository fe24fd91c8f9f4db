using System.Globalization;

namespace Fabstir.ChainFaults.Reports;

/// <summary>The table as it is printed.</summary>
internal static class FaultTable
{
    private static readonly string[] Titles = ["fault", "runs", "expected", "received", "duplicated", "missing", "wei unaccounted", "hangs"];

    public static IEnumerable<string> Lines(IReadOnlyList<FaultRow> rows, ulong seed)
    {
        string[][] cells = [Titles, .. rows.Select(CellsOf)];
        int[] widths = [.. Titles.Select((_, column) => cells.Max(line => line[column].Length))];
        foreach (string[] line in cells)
        {
            yield return string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])));
        }

        yield return FormattableString.Invariant($"seed {seed}");
    }

    private static string[] CellsOf(FaultRow row) =>
    [
        row.Fault,
        Text(row.Runs),
        Text(row.Expected),
        Text(row.Received),
        Text(row.Duplicated),
        Text(row.Missing),
        row.Unaccounted.ToString(CultureInfo.InvariantCulture),
        Text(row.Hangs),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
