namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the header of a method: in a line where that is short enough, else a parameter a line.</summary>
internal static class MethodHeader
{
    private const int MaxLineLength = 140;

    /// <param name="start">What stands before the parameters.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="end">What stands behind them.</param>
    public static string Lay(string start, List<string> parameters, string end)
    {
        string line = $"{start}({string.Join(", ", parameters)}){end}";
        return line.Length <= MaxLineLength ? line : $"{start}(\n    {string.Join(",\n    ", parameters)}){end}";
    }
}
