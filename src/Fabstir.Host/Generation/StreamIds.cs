using System.Globalization;

namespace Fabstir.Host;

/// <summary>The names of requests whose clients give them none: one after the other on a socket.</summary>
internal sealed class StreamIds
{
    /// <summary>The longest that a client may choose, in characters.</summary>
    public const int MaxLength = 128;

    private int _last;

    public string Next() => string.Create(CultureInfo.InvariantCulture, $"host-{Interlocked.Increment(ref _last)}");
}
