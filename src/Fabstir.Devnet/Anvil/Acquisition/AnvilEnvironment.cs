namespace Fabstir.Development;

/// <summary>What the search for anvil depends on, read once.</summary>
/// <param name="AnvilPath">The file that the user chose, if any.</param>
/// <param name="SearchPath">The folders of <c>PATH</c>.</param>
/// <param name="CacheFolder">Where the user's caches are; <see langword="null"/> if the user has no home.</param>
/// <param name="Platform">What to fetch; <see langword="null"/> where there is nothing to fetch.</param>
internal sealed record AnvilEnvironment(string? AnvilPath, string SearchPath, string? CacheFolder, AnvilPlatform? Platform)
{
    public static AnvilEnvironment Current => new(
        Variable("ANVIL_PATH"),
        Variable("PATH") ?? "",
        ChooseCacheFolder(Variable("XDG_CACHE_HOME")),
        AnvilPlatform.Current);

    // Never a shared folder such as /tmp: another user could put an executable there first.
    private static string? ChooseCacheFolder(string? xdgCacheHome)
    {
        // The XDG specification tells to ignore relative paths.
        if (Path.IsPathFullyQualified(xdgCacheHome ?? ""))
        {
            return xdgCacheHome;
        }

        if (OperatingSystem.IsWindows())
        {
            return NullIfEmpty(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));
        }

        string? home = NullIfEmpty(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));
        string caches = OperatingSystem.IsMacOS() ? Path.Combine("Library", "Caches") : ".cache";
        return home is null ? null : Path.Combine(home, caches);
    }

    private static string? Variable(string name) => NullIfEmpty(Environment.GetEnvironmentVariable(name));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
