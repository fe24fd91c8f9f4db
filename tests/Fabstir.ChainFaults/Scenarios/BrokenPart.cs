namespace Fabstir.ChainFaults.Scenarios;

/// <summary>What a client is composed without, so that the program has to fail.</summary>
internal enum BrokenPart
{
    /// <summary>Nothing: the client as it is.</summary>
    None,

    /// <summary>The journal forgets with the process.</summary>
    Journal,

    /// <summary>Each transaction asks the node for its nonce, whatever others do.</summary>
    Nonce,
}
