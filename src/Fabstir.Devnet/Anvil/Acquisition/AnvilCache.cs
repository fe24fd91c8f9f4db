namespace Fabstir.Development;

/// <summary>The anvil that npm put into the user's cache folder, and puts there if it is missing.</summary>
internal sealed class AnvilCache(AnvilEnvironment environment, TimeProvider timeProvider)
{
    private const string Foundry = "install Foundry and set ANVIL_PATH to its anvil";

    public async Task<AnvilBinary> FindAsync(CancellationToken cancellationToken)
    {
        AnvilPlatform platform = environment.Platform
            ?? throw new AnvilNotFoundException(
                $"anvil {AnvilVersion.Pinned} is not published for this platform: build Foundry from source and set ANVIL_PATH to its anvil.");
        string cacheFolder = environment.CacheFolder
            ?? throw new AnvilNotFoundException("There is no home folder to keep anvil in: set XDG_CACHE_HOME, or ANVIL_PATH to an anvil.");

        try
        {
            NpmPackages packages = NpmPackages.Embedded("Anvil/Npm/", platform.Os, platform.NodeCpu);
            NpmCache cache = new(Path.Combine(cacheFolder, "fabstir", "anvil"), environment.SearchPath, timeProvider);
            string path = await cache.GetAsync(packages, platform.BinaryPath, CheckAsync, cancellationToken).ConfigureAwait(false);
            return new AnvilBinary(path, AnvilVersion.Pinned);
        }
        catch (NpmException exception)
        {
            string remedy = exception.Remedy is null ? Foundry : $"{exception.Remedy}, or {Foundry}";
            throw new AnvilNotFoundException(
                $"There is no anvil {AnvilVersion.Pinned.ToString(2)} or newer here, and {exception.Message}: {remedy}.",
                exception.LastOutput,
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AnvilNotFoundException(
                $"The cache folder {cacheFolder} cannot be written: set XDG_CACHE_HOME to one that can, or {Foundry}.",
                [exception.Message],
                exception);
        }
    }

    // Before the others see it: a C library that is too old, or a file system that runs nothing, is found here and not in their tests.
    private async Task CheckAsync(string path, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
        }

        AnvilProbe probe = await AnvilProbe.RunAsync(path, timeProvider, cancellationToken).ConfigureAwait(false);
        if (probe.Version is null)
        {
            throw new NpmException("the one that npm fetched does not run on this machine", remedy: null, probe.Output);
        }
    }
}
