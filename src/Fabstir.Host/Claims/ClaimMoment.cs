namespace Fabstir.Host;

/// <summary>Where in its life a session is when a claim is planned.</summary>
internal enum ClaimMoment
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It may go on, and anyone may end it soon unless the host claims.</summary>
    Closing,

    /// <summary>The host stops, and does not know whether it comes back.</summary>
    Stopping,

    /// <summary>Nothing more is served, and nothing is taken back.</summary>
    Final,
}
