namespace Fabstir.ChainFaults.Scenarios;

/// <summary>What a client or a host is composed without, so that the program has to fail.</summary>
internal enum BrokenPart
{
    /// <summary>Nothing: both as they are.</summary>
    None,

    /// <summary>The journal forgets with the process.</summary>
    Journal,

    /// <summary>Each transaction asks the node for its nonce, whatever others do.</summary>
    Nonce,

    /// <summary>The reader of a stream gets whatever arrives.</summary>
    Dedupe,
}
