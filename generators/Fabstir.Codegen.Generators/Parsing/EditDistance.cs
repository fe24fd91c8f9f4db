namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>How many characters have to be typed, deleted or replaced to make one word of another (Levenshtein).</summary>
internal static class EditDistance
{
    // Nobody mistypes a longer word for one of ours, and the time is quadratic.
    private const int MaxLength = 32;

    public static int Between(string left, string right)
    {
        if (left.Length > MaxLength || right.Length > MaxLength)
        {
            return int.MaxValue;
        }

        int[] row = new int[right.Length + 1];
        for (int j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = left[i - 1] == right[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
