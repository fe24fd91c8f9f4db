namespace Fabstir.Development;

/// <summary>The order of the search: what the user names, what is on <c>PATH</c>, what the cache has or gets.</summary>
internal sealed class AnvilSearch(AnvilEnvironment environment, TimeProvider timeProvider)
{
    public async Task<AnvilBinary> FindAsync(CancellationToken cancellationToken)
    {
        if (environment.AnvilPath is { } named)
        {
            return await ReadNamedAsync(Path.GetFullPath(named), cancellationToken).ConfigureAwait(false);
        }

        foreach (string path in ExecutableSearch.Find(OperatingSystem.IsWindows() ? "anvil.exe" : "anvil", environment.SearchPath))
        {
            if (!ExecutableSearch.IsScript(path)
                && await AnvilProbe.RunAsync(path, timeProvider, cancellationToken).ConfigureAwait(false) is { Version: { } version }
                && AnvilVersion.IsRecent(version))
            {
                return new AnvilBinary(path, version);
            }
        }

        return await new AnvilCache(environment, timeProvider).FindAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<AnvilBinary> ReadNamedAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new AnvilNotFoundException($"ANVIL_PATH names {path}, which does not exist: set it to an anvil executable, or unset it.");
        }

        AnvilProbe probe = await AnvilProbe.RunAsync(path, timeProvider, cancellationToken).ConfigureAwait(false);
        return probe.Version is not null
            ? new AnvilBinary(path, probe.Version)
            : throw new AnvilNotFoundException(
                $"ANVIL_PATH names {path}, which does not answer --version as anvil does: set it to an anvil executable, or unset it.",
                probe.Output);
    }
}
