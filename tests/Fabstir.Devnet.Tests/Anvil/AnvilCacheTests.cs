using System.Diagnostics;
using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Anvil;

public sealed class AnvilCacheTests : IDisposable
{
    private static readonly string BinaryPath = AnvilPlatform.Current!.BinaryPath;

    private readonly TemporaryFolder _folder = new();
    private readonly Marker _marker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string CacheFolder => Path.Combine(_folder.Path, "cache");

    private string Log => Path.Combine(_folder.Path, "npm.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_processes_that_start_at_once_share_one_download()
    {
        string npm = ExecutableSearch.Find("npm", Environment.GetEnvironmentVariable("PATH")!).First();
        string search = await WriteNpmAsync($"exec {npm} \"$@\"") + ":" + Environment.GetEnvironmentVariable("PATH");
        Process[] finders = [.. Enumerable.Range(0, 6).Select(_ => ParentProgram.StartFinder(CacheFolder, search))];

        string?[] found = await Task.WhenAll(finders.Select(finder => finder.StandardOutput.ReadLineAsync(Cancellation).AsTask()));

        string path = Assert.Single(found.Distinct())!;
        Assert.EndsWith(BinaryPath, path, StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(Log));
        Assert.Equal(AnvilBinary.PinnedVersion, (await AnvilProbe.RunAsync(path, TimeProvider.System, Cancellation)).Version);
        Assert.Equal(2, Directory.GetFileSystemEntries(Path.Combine(CacheFolder, "fabstir", "anvil")).Length);
        await Task.WhenAll(finders.Select(finder => finder.WaitForExitAsync(Cancellation)));
        Array.ForEach(finders, finder => finder.Dispose());
    }

    [Fact]
    public async Task Twenty_calls_at_once_share_one_download()
    {
        string search = await WriteNpmAsync(Install("echo anvil Version: 1.7.1"));
        AnvilBinary[] found = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => FindAsync(search), Cancellation)));
        Assert.Single(found.Distinct());
        Assert.Single(File.ReadAllLines(Log));
    }

    [Fact]
    public async Task A_filled_cache_needs_no_npm_and_an_executable_is_made_one()
    {
        AnvilBinary first = await FindAsync(await WriteNpmAsync(Install("echo anvil Version: 1.7.1")));
        Assert.True(File.GetUnixFileMode(first.Path).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal(first, await FindAsync(searchPath: ""));
    }

    [Fact]
    public async Task Npm_is_told_to_run_no_scripts()
    {
        await FindAsync(await WriteNpmAsync(Install("echo anvil Version: 1.7.1")));
        string arguments = Assert.Single(File.ReadAllLines(Log));
        Assert.StartsWith("ci --ignore-scripts ", arguments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_one_sentence_says_what_to_install_or_set()
    {
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(() => FindAsync(searchPath: ""));
        Assert.Equal(
            "There is no anvil 1.7 or newer here, and npm, which would fetch it, is not on PATH: "
            + "install Node.js 20 or newer, or install Foundry and set ANVIL_PATH to its anvil.",
            failure.Message);
    }

    [Fact]
    public async Task A_failing_npm_is_one_sentence_and_its_output_a_property()
    {
        string search = await WriteNpmAsync("echo npm error code ENOTFOUND >&2; exit 1");
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(() => FindAsync(search));
        Assert.Equal(
            "There is no anvil 1.7 or newer here, and npm, which would fetch it, failed with exit code 1: check Node.js (20 or newer), "
            + "the network and npm's registry setting, or install Foundry and set ANVIL_PATH to its anvil.",
            failure.Message);
        Assert.Equal(["npm error code ENOTFOUND"], failure.LastOutput);
        AssertNothingIsCached();
    }

    [Fact]
    public async Task A_registry_without_this_platform_is_said_so()
    {
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(async () => await FindAsync(await WriteNpmAsync("exit 0")));
        Assert.Contains("npm's registry has none for linux-", failure.Message, StringComparison.Ordinal);
        AssertNothingIsCached();
    }

    [Fact]
    public async Task An_anvil_that_does_not_run_here_is_not_kept()
    {
        string search = await WriteNpmAsync(Install("echo GLIBC_2.99 not found; exit 1"));
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(() => FindAsync(search));
        Assert.Equal(
            "There is no anvil 1.7 or newer here, and the one that npm fetched does not run on this machine: "
            + "install Foundry and set ANVIL_PATH to its anvil.",
            failure.Message);
        Assert.Equal(["GLIBC_2.99 not found"], failure.LastOutput);
        AssertNothingIsCached();
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_one_sentence()
    {
        await File.WriteAllTextAsync(CacheFolder, "a file in the way", Cancellation);
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(() => FindAsync(searchPath: ""));
        Assert.StartsWith($"The cache folder {CacheFolder} cannot be written: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_that_is_cancelled_ends_npm_and_leaves_nothing()
    {
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<AnvilBinary> finding = FindAsync(await WriteNpmAsync(Hang()), source.Token);
        await _marker.RunsAsync();

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding);
        await _marker.IsGoneAsync();
        AssertNothingIsCached();
    }

    [Fact]
    public async Task A_download_whose_process_is_killed_is_done_by_the_next()
    {
        using Process killed = ParentProgram.StartFinder(CacheFolder, await WriteNpmAsync(Hang()));
        await _marker.RunsAsync();
        Task<AnvilBinary> waiting = FindAsync(await WriteNpmAsync(Install("echo anvil Version: 1.7.1"), "bin2"));
        Assert.False(waiting.IsCompleted);

        killed.Kill();

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task Remains_of_killed_downloads_and_emptied_folders_are_replaced()
    {
        string search = await WriteNpmAsync(Install("echo anvil Version: 1.7.1"));
        AnvilBinary binary = await FindAsync(search);
        string folder = binary.Path[..^(BinaryPath.Length + 1)];
        File.Delete(binary.Path);
        DirectoryInfo old = Directory.CreateDirectory(folder + ".old");
        old.LastWriteTimeUtc = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2);
        DirectoryInfo young = Directory.CreateDirectory(folder + ".young");

        Assert.Equal(binary, await FindAsync(search));

        Assert.False(Directory.Exists(old.FullName));
        Assert.True(young.Exists);
    }

    private Task<AnvilBinary> FindAsync(string searchPath, CancellationToken? cancellationToken = null)
    {
        AnvilEnvironment environment = new(null, searchPath, CacheFolder, AnvilPlatform.Current);
        return new AnvilSearch(environment, TimeProvider.System).FindAsync(cancellationToken ?? Cancellation);
    }

    /// <summary>Puts an npm that logs how it is called into a folder of its own.</summary>
    /// <returns>A search path with that folder first.</returns>
    private async Task<string> WriteNpmAsync(string body, string folder = "bin")
    {
        await Scripts.WriteAsync(_folder, $"{folder}/npm", $"echo \"$@\" >> '{Log}'\n{body}");
        return $"{Path.Combine(_folder.Path, folder)}:/usr/bin:/bin";
    }

    private static string Install(string anvil) =>
        $"mkdir -p '{Path.GetDirectoryName(BinaryPath)}' && printf '#!/bin/sh\\n{anvil}\\n' > '{BinaryPath}'";

    private string Hang() => $"while :; do sh -c 'sleep 1' sh {_marker.Text}; done";

    private void AssertNothingIsCached() =>
        Assert.Empty(Directory.GetDirectories(Path.Combine(CacheFolder, "fabstir", "anvil")));
}
