namespace Fabstir.Development;

/// <summary>Finds anvil on this machine.</summary>
public static class AnvilLocator
{
    /// <summary>Finds anvil, and fetches it if this machine has none.</summary>
    /// <remarks>
    /// In this order: the file that <c>ANVIL_PATH</c> names, whatever its version; the first recent one on <c>PATH</c>; the user's cache folder
    /// (<c>fabstir</c> in <c>XDG_CACHE_HOME</c>, else where the platform keeps caches). An empty cache is filled by <c>npm ci</c> from a lock
    /// file with hashes: that needs Node.js and the network once; a filled one needs neither. Any number of processes may do so at once.
    /// </remarks>
    /// <param name="cancellationToken">Ends the search, and a download with it.</param>
    /// <returns>The executable.</returns>
    /// <exception cref="AnvilNotFoundException">There is none, and it cannot be fetched: the message says what to install or to set.</exception>
    public static Task<AnvilBinary> FindAsync(CancellationToken cancellationToken = default) => FindAsync(TimeProvider.System, cancellationToken);

    internal static Task<AnvilBinary> FindAsync(TimeProvider timeProvider, CancellationToken cancellationToken) =>
        new AnvilSearch(AnvilEnvironment.Current, timeProvider).FindAsync(cancellationToken);
}
