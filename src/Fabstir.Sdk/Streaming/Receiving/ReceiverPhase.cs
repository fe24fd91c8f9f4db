namespace Fabstir;

/// <summary>What a receiver does with what comes.</summary>
internal enum ReceiverPhase
{
    /// <summary>Nothing was asked yet, or it was cut: everything is passed over.</summary>
    Waiting,

    /// <summary>Tokens are handed out.</summary>
    Receiving,

    /// <summary>The host was asked to go on: nothing counts until it says from where.</summary>
    Resuming,

    /// <summary>Nobody wants the rest: tokens are counted, because they are paid for, and dropped.</summary>
    Draining,

    /// <summary>It is over.</summary>
    Over,
}
