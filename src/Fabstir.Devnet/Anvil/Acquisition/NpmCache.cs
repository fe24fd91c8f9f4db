namespace Fabstir.Development;

/// <summary>Folders of npm packages in a cache that any number of processes share.</summary>
/// <remarks>A folder that is there is complete: it appears by a rename.</remarks>
internal sealed class NpmCache(string root, string searchPath, TimeProvider timeProvider)
{
    // No installer takes as long, so that none loses its folder even where the file system has no locks.
    private static readonly TimeSpan RemainsAge = TimeSpan.FromHours(1);

    /// <summary>The path of a file of the packages; they are fetched if they are not there.</summary>
    /// <param name="packages">What to fetch.</param>
    /// <param name="file">The file, relative to the folder.</param>
    /// <param name="check">Called with the fetched file before other processes can see it; it throws if the file is of no use.</param>
    /// <param name="cancellationToken">Ends the download, and the wait for that of another process.</param>
    public async Task<string> GetAsync(
        NpmPackages packages,
        string file,
        Func<string, CancellationToken, Task> check,
        CancellationToken cancellationToken)
    {
        string folder = Path.Combine(root, packages.Key);
        string path = Path.Combine(folder, file);
        if (File.Exists(path))
        {
            return path;
        }

        Directory.CreateDirectory(root);
        using FileLock held = await FileLock.AcquireAsync(folder + ".lock", timeProvider, cancellationToken).ConfigureAwait(false);
        if (File.Exists(path))
        {
            return path;
        }

        RemoveRemains(folder);
        DirectoryInfo temporary = Directory.CreateDirectory($"{folder}.{Path.GetRandomFileName()}");
        try
        {
            await FillAsync(temporary.FullName, packages, file, check, cancellationToken).ConfigureAwait(false);
            await FolderRename.MoveAsync(temporary.FullName, folder, timeProvider, cancellationToken).ConfigureAwait(false);
            return path;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Where the file system has no locks, another process was faster.
            TryDelete(temporary.FullName);
            return path;
        }
        catch
        {
            TryDelete(temporary.FullName);
            throw;
        }
    }

    private async Task FillAsync(
        string folder,
        NpmPackages packages,
        string file,
        Func<string, CancellationToken, Task> check,
        CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "package.json"), packages.Manifest, cancellationToken).ConfigureAwait(false);
        await File.WriteAllBytesAsync(Path.Combine(folder, "package-lock.json"), packages.Lock, cancellationToken).ConfigureAwait(false);
        await new NpmClient(searchPath, timeProvider).InstallAsync(folder, packages, cancellationToken).ConfigureAwait(false);

        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            // npm leaves out an optional package that the registry does not have, and calls that a success.
            throw new NpmException($"npm's registry has none for {packages.Os}-{packages.Cpu}", "use another registry", []);
        }

        await check(path, cancellationToken).ConfigureAwait(false);
    }

    // What a killed installer left, and a folder that somebody took the file out of.
    private void RemoveRemains(string folder)
    {
        TryDelete(folder);
        foreach (string remains in Directory.GetDirectories(root, Path.GetFileName(folder) + ".*"))
        {
            if (timeProvider.GetUtcNow() - Directory.GetLastWriteTimeUtc(remains) > RemainsAge)
            {
                TryDelete(remains);
            }
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // An npm that outlived its parent may still write there; the next installer tries again.
        }
    }
}
