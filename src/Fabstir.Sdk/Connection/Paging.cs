namespace Fabstir;

/// <summary>How much is read in one request where a contract has more than fits.</summary>
internal static class Paging
{
    private const int Most = 500;

    public static int Check(int size, string name) =>
        size is >= 1 and <= Most ? size : throw new ArgumentOutOfRangeException(name, size, $"{name} is 1 to {Most}.");
}
