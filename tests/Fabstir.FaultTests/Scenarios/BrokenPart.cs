namespace Fabstir.FaultTests.Scenarios;

/// <summary>What a stream is composed without, so that the program has to fail.</summary>
internal enum BrokenPart
{
    /// <summary>Nothing: client and host as they are.</summary>
    None,

    /// <summary>The client gives its reader whatever arrives.</summary>
    Dedupe,

    /// <summary>The host's journal is gone when it starts again.</summary>
    Journal,
}
