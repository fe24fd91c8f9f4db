using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Anvil;

public sealed class AnvilSearchTests : IDisposable
{
    private const string NewAnvil = "echo anvil Version: 99.0.0";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_ANVIL_PATH_names_is_used_whatever_its_version()
    {
        string path = await Scripts.WriteAsync(_folder, "my-anvil", "echo 'anvil 0.2.0 (5c3b075)'");
        AnvilBinary binary = await FindAsync(anvilPath: path);
        Assert.Equal(new AnvilBinary(path, new Version(0, 2, 0)), binary);
    }

    [Fact]
    public async Task An_ANVIL_PATH_without_a_file_is_an_error_and_not_a_hint()
    {
        string path = Path.Combine(_folder.Path, "missing");
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(() => FindAsync(anvilPath: path));
        Assert.Equal($"ANVIL_PATH names {path}, which does not exist: set it to an anvil executable, or unset it.", failure.Message);
    }

    [Fact]
    public async Task An_ANVIL_PATH_to_another_program_is_an_error_with_what_that_said()
    {
        string path = await Scripts.WriteAsync(_folder, "other", "echo I am another program");
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(() => FindAsync(anvilPath: path));
        Assert.Contains("does not answer --version as anvil does", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["I am another program"], failure.LastOutput);
    }

    [Fact]
    public async Task A_recent_anvil_on_the_path_is_used_after_programs_that_are_none()
    {
        AnvilBinary real = await AnvilLocator.FindAsync(Cancellation);
        await Scripts.WriteAsync(_folder, "wrapper/anvil", NewAnvil);
        string other = Link("other", "/bin/echo");
        string anvil = Link("real", real.Path);
        string search = string.Join(':', "", "relative", Path.Combine(_folder.Path, "wrapper"), other, anvil);

        AnvilBinary binary = await FindAsync(searchPath: search);

        Assert.Equal(new AnvilBinary(Path.Combine(anvil, "anvil"), real.Version), binary);
    }

    [Fact]
    public async Task Without_a_home_the_sentence_says_what_to_set()
    {
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(() => FindAsync());
        Assert.Equal("There is no home folder to keep anvil in: set XDG_CACHE_HOME, or ANVIL_PATH to an anvil.", failure.Message);
    }

    [Fact]
    public async Task On_a_platform_without_anvil_the_sentence_says_what_to_do()
    {
        AnvilEnvironment environment = new(null, "", _folder.Path, Platform: null);
        AnvilNotFoundException failure = await Assert.ThrowsAsync<AnvilNotFoundException>(
            () => new AnvilSearch(environment, TimeProvider.System).FindAsync(Cancellation));
        Assert.Equal("anvil 1.7.1 is not published for this platform: build Foundry from source and set ANVIL_PATH to its anvil.", failure.Message);
    }

    private static Task<AnvilBinary> FindAsync(string? anvilPath = null, string searchPath = "") =>
        new AnvilSearch(new AnvilEnvironment(anvilPath, searchPath, null, AnvilPlatform.Current), TimeProvider.System).FindAsync(Cancellation);

    private string Link(string folder, string target)
    {
        string path = Directory.CreateDirectory(Path.Combine(_folder.Path, folder)).FullName;
        File.CreateSymbolicLink(Path.Combine(path, "anvil"), target);
        return path;
    }
}
