using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Chain;

public sealed class DeploymentCacheTests
{
    private static readonly Version Version = new(1, 7, 1);

    private int _deployments;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_there_is_not_deployed_again()
    {
        using TemporaryFolder folder = new();
        await GetAsync(folder, new DevnetOptions());
        await GetAsync(folder, new DevnetOptions());
        Assert.Equal(1, _deployments);
    }

    [Fact]
    public async Task Each_deployment_has_a_file_of_its_own()
    {
        using TemporaryFolder folder = new();
        await GetAsync(folder, new DevnetOptions());
        await GetAsync(folder, new DevnetOptions { FeeBasisPoints = 700 });
        await GetAsync(folder, new DevnetOptions { Anvil = new AnvilOptions { AccountBalance = 3 } });
        await GetAsync(folder, new DevnetOptions(), new Version(1, 8, 0));
        Assert.Equal((4, 4), (_deployments, Files(folder).Length));
    }

    [Fact]
    public async Task A_damaged_file_is_replaced()
    {
        using TemporaryFolder folder = new();
        await GetAsync(folder, new DevnetOptions());
        await File.WriteAllTextAsync(Assert.Single(Files(folder)), "{}", Cancellation);

        DevnetState state = await GetAsync(folder, new DevnetOptions());
        await GetAsync(folder, new DevnetOptions());

        Assert.Equal(2, _deployments);
        Assert.False(state.Chain.IsEmpty);
    }

    [Fact]
    public async Task Old_files_are_removed_when_a_new_one_is_written()
    {
        using TemporaryFolder folder = new();
        await GetAsync(folder, new DevnetOptions());
        string old = Assert.Single(Files(folder));
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime - TimeSpan.FromDays(31));

        await GetAsync(folder, new DevnetOptions { FeeBasisPoints = 700 });

        Assert.NotEqual(old, Assert.Single(Files(folder)));
    }

    [Fact]
    public async Task Many_at_once_each_get_a_whole_state_and_leave_one_file()
    {
        using TemporaryFolder folder = new();
        DevnetState[] states = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => GetAsync(folder, new DevnetOptions()), Cancellation)));

        Assert.All(states, static state => Assert.Equal(3, state.Chain.Length));
        Assert.Single(Files(folder));
        Assert.InRange(_deployments, 1, 16);
    }

    [Fact]
    public async Task Without_a_folder_that_can_be_written_it_is_deployed_each_time()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "fabstir"), "a file where the folder would be", Cancellation);
        await GetAsync(folder, new DevnetOptions());
        await GetAsync(folder, new DevnetOptions());
        Assert.Equal(2, _deployments);
    }

    private Task<DevnetState> GetAsync(TemporaryFolder folder, DevnetOptions options, Version? anvil = null) =>
        new DeploymentCache(folder.Path, TimeProvider.System).GetAsync(options, anvil ?? Version, _ => Task.FromResult(Deploy(options)), Cancellation);

    private DevnetState Deploy(DevnetOptions options)
    {
        Interlocked.Increment(ref _deployments);
        ContractAddresses nowhere = new(default, default, default, default, default, default, default);
        return new DevnetState(DevnetDeployment.Create(31337, nowhere, new DateOnly(2026, 1, 1)), DevnetModel.Create("a/b", "c"), options, new byte[] { 1, 2, 3 });
    }

    private static string[] Files(TemporaryFolder folder) => Directory.GetFiles(Path.Combine(folder.Path, "fabstir", "devnet"));
}
