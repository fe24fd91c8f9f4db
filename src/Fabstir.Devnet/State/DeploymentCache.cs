using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fabstir.Development;

/// <summary>Deployments of the marketplace as files of the user's cache, which any number of processes share.</summary>
/// <remarks>
/// A file's name is a hash of all that the deployment depends on, this assembly with its bytecode included, and a file that is there is complete. Two
/// processes that miss the same one both deploy: the second to finish replaces a file with its like.
/// </remarks>
internal sealed class DeploymentCache(string? cacheFolder, TimeProvider timeProvider)
{
    // Longer than anybody works on one version of the contracts; what is still used is made again in a moment.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(30);

    private readonly string? _folder = cacheFolder is null ? null : Path.Combine(cacheFolder, "fabstir", "devnet");

    /// <summary>The deployment that the options ask for.</summary>
    /// <param name="options">What to deploy.</param>
    /// <param name="anvil">The version of anvil that makes it.</param>
    /// <param name="deploy">Makes it, if it is not there.</param>
    /// <param name="cancellationToken">Ends the search; nothing is left of it.</param>
    public async Task<DevnetState> GetAsync(
        DevnetOptions options, Version anvil, Func<CancellationToken, Task<DevnetState>> deploy, CancellationToken cancellationToken)
    {
        string? path = _folder is null ? null : Path.Combine(_folder, Key(options, anvil) + ".json");
        if (path is not null && await TryReadAsync(path, cancellationToken).ConfigureAwait(false) is { } cached)
        {
            return cached;
        }

        DevnetState state = await deploy(cancellationToken).ConfigureAwait(false);
        if (path is not null)
        {
            await TryWriteAsync(state, path, cancellationToken).ConfigureAwait(false);
        }

        return state;
    }

    private static async Task<DevnetState?> TryReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await StateFile.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DevnetStateException)
        {
            // Not there, or of no use: it is made anew.
            return null;
        }
    }

    private async Task TryWriteAsync(DevnetState state, string path, CancellationToken cancellationToken)
    {
        try
        {
            DirectoryInfo folder = Directory.CreateDirectory(_folder!);
            foreach (FileInfo old in folder.EnumerateFiles().Where(file => timeProvider.GetUtcNow() - file.LastWriteTimeUtc > MaxAge))
            {
                old.Delete();
            }

            await StateFile.WriteAsync(state, path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without a cache everything works, a second later.
        }
    }

    private static string Key(DevnetOptions options, Version anvil)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(DeploymentCache).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(StateDocument.Terms.Of(options), StateJson.Default.Terms));
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{StateDocument.CurrentFormat} anvil {anvil} {options.Anvil.AccountCount} × {options.Anvil.AccountBalance}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..32];
    }
}
