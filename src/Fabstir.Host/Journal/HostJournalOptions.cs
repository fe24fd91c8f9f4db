namespace Fabstir.Host;

/// <summary>Where the host writes down what it serves. Read when the host starts.</summary>
public sealed class HostJournalOptions
{
    /// <summary>
    /// The folder of the journals, one file a session; one host process at a time has it. Default: null, one for each chain and account in the <c>fabstir/host</c>
    /// folder of the user's local application data.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// How long what is written may wait until it is on the disk: what a loss of power costs the host at most. Default: 50 ms. Range: 1 ms to 10 s. What a claim
    /// says is on the disk before the claim is sent.
    /// </summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the journal of a session that has ended is kept. Default: 30 days. Range: 0 to 3,650 days.</summary>
    public TimeSpan KeepClosed { get; set; } = TimeSpan.FromDays(30);
}
