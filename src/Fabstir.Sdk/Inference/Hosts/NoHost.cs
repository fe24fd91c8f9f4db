namespace Fabstir;

/// <summary>Nobody is left who could answer.</summary>
internal static class NoHost
{
    private const int Shown = 3;

    /// <summary>Says why not, with the hosts that were asked.</summary>
    public static FabstirException Of(string chain, ModelId model, HostSelectionReport report, IReadOnlyList<HostFailover> failovers)
    {
        string[] reasons =
        [
            .. failovers.Select(static one => $"{one.Host}: {one.Reason.Message}"),
            .. report.Rejected.Select(static one => $"{one.Host}: {one.Problem}"),
        ];
        string said = reasons.Length == 0 ? " None is registered for what was asked for."
            : $" {string.Join(' ', reasons.Take(Shown))}{(reasons.Length > Shown ? FormattableString.Invariant($" And {reasons.Length - Shown} more.") : "")}";
        return new FabstirException(
            FabstirErrorCode.NoHostsAvailable, $"No host on {chain} can answer for {model}.{said}", failovers.Count > 0 ? failovers[^1].Reason : null);
    }
}
