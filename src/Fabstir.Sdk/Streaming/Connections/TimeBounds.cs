namespace Fabstir;

/// <summary>Waits have a bound, and no timer takes more than weeks.</summary>
internal static class TimeBounds
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    /// <exception cref="OutOfBoundsException">It is out of the range.</exception>
    public static void Check(string name, TimeSpan value, TimeSpan? longest = null)
    {
        TimeSpan most = longest ?? TimeSpan.FromMinutes(10);
        if (value < Shortest || value > most)
        {
            throw new OutOfBoundsException(name, value.ToString(), $"{Shortest} to {most}", "a limit of this library");
        }
    }
}
