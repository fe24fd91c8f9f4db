using Fabstir.ChainFaults.Reports;

namespace Fabstir.FaultTests.Scenarios;

/// <summary>Something that happens to streams, tried on a chain and a host of its own.</summary>
internal interface IScenario
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>Tries it.</summary>
    /// <param name="trial">How often, and by which dice.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its lines of the table.</returns>
    Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken);
}
