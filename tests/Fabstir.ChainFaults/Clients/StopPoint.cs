namespace Fabstir.ChainFaults.Clients;

/// <summary>Where a client stops, to be killed there: somewhere between two records of its journal.</summary>
/// <param name="Records">After how many records.</param>
/// <param name="Place">Where between that one and the next.</param>
internal sealed record StopPoint(int Records, StopPlace Place);

/// <summary>A place between two records.</summary>
internal enum StopPlace
{
    /// <summary>The record is written, and nothing else has happened.</summary>
    AfterTheRecord,

    /// <summary>A request to the node is about to leave; before the next record if there is none.</summary>
    BeforeARequest,

    /// <summary>The node has served a request, and its answer is not read; before the next record if there is none.</summary>
    BeforeAnAnswer,

    /// <summary>All is done but the next record.</summary>
    BeforeTheNextRecord,
}
