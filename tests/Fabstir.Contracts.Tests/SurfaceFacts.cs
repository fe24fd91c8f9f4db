using Fabstir.Tests;

namespace Fabstir.Contracts.Tests;

/// <summary>The lines of a file in Surface: what a deployed revision offers.</summary>
internal static class SurfaceFacts
{
    public static string[] Read(string revision, string contract) =>
        Repository.Read("tests", "Fabstir.Contracts.Tests", "Surface", revision, contract + ".txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
