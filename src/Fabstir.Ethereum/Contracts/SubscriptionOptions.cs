using System.Runtime.CompilerServices;

namespace Fabstir.Ethereum;

/// <summary>How events are followed. Every value has a default; one out of range is refused when it is set.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record SubscriptionOptions
{
    /// <summary>The first block whose events are reported, that one included. Default: the newest block at the start.</summary>
    /// <exception cref="ArgumentException">It is <see cref="BlockReference.Pending"/>: what is not mined has no events to rely on.</exception>
    public BlockReference From
    {
        get;
        init => field = value == BlockReference.Pending ? throw new ArgumentException("A subscription begins in a mined block.", nameof(From)) : value;
    }

    /// <summary>
    /// How many blocks have to be there, the event's own included, before it is reported: more are later, and make it less likely that a
    /// reorganisation takes the event back. Default: 1, at once. Range: 1 to 10,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Confirmations { get; init => field = InRange(value, 1, 10_000); } = 1;

    /// <summary>
    /// How many logs may wait for the reader; then the node is not asked further until he goes on, and nothing is lost. Default: 1,000. Range: 1 to
    /// 1,000,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int BufferSize { get; init => field = InRange(value, 1, 1_000_000); } = 1_000;

    /// <summary>
    /// How long the node may be out of reach, or refuse to answer, before the stream ends with the exception. Shorter outages only delay events.
    /// Default: 10 minutes. Range: 1 s to 30 days.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan OutageTimeout
    {
        get;
        init => field = InRange(value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30));
    }
    = TimeSpan.FromMinutes(10);

    private static T InRange<T>(T value, T least, T most, [CallerMemberName] string name = "")
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} to {most}.")
            : value;
}
