using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development.Tests.Support;
using Fabstir.Ethereum;

namespace Fabstir.Development.Tests.Chain;

public sealed class StateTests
{
    private static readonly Address Somebody = Address.Parse("0x00000000000000000000000000000000000050b1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_chain_goes_on_where_another_was_dumped()
    {
        await using Devnet first = await Devnet.StartAsync(new DevnetOptions { FeeBasisPoints = 700 }, Cancellation);
        await PayAsync(first, 5);
        DevnetState state = await first.DumpStateAsync(Cancellation);
        await PayAsync(first, 100);

        await using Devnet second = await Devnet.StartAsync(new DevnetOptions { State = state }, Cancellation);

        Assert.NotEqual(first.ChainId, second.ChainId);
        Assert.Equal((second.ChainId, first.Deployment.Usdc), (second.Deployment.ChainId, second.Deployment.Usdc));
        Assert.Equal((first.Model, 700), (second.Model, second.Options.FeeBasisPoints));
        Assert.Equal((UInt256)700, await second.Contracts.JobMarketplace.FeeBasisPointsAsync(cancellationToken: Cancellation));
        Assert.Equal(5, await PaidAsync(second));
        await PayAsync(second, 2);
        Assert.Equal(7, await PaidAsync(second));
        Assert.Equal(105, await PaidAsync(first));
    }

    [Fact]
    public async Task Blocks_receipts_and_events_travel_with_the_state()
    {
        await using Devnet first = await Devnet.StartAsync(cancellationToken: Cancellation);
        TransactionReceipt paid = await PayAsync(first, 5);

        await using Devnet second = await Devnet.StartAsync(new DevnetOptions { State = await first.DumpStateAsync(Cancellation) }, Cancellation);

        Assert.Equal(paid.BlockHash, (await second.Transport.GetReceiptAsync(paid.TransactionHash, Cancellation))?.BlockHash);
        IReadOnlyList<EventLog<ERC20.Event.Transfer>> transfers = await second.Contracts.Usdc.GetEventsAsync(
            new ERC20.Filters.Transfer { To = [Somebody] }, new BlockRange { From = BlockReference.Earliest }, Cancellation);
        Assert.Equal(paid.TransactionHash, Assert.Single(transfers).Log.TransactionHash);
    }

    [Fact]
    public async Task A_state_is_kept_in_a_file()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "state.json");
        await using (Devnet first = await Devnet.StartAsync(new DevnetOptions { DisputeWindow = TimeSpan.FromSeconds(7) }, Cancellation))
        {
            await PayAsync(first, 5);
            await (await first.DumpStateAsync(Cancellation)).SaveAsync(path, Cancellation);
        }

        DevnetState state = await DevnetState.LoadAsync(path, Cancellation);
        await using Devnet second = await Devnet.StartAsync(new DevnetOptions { State = state }, Cancellation);

        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
        Assert.Equal(TimeSpan.FromSeconds(7), second.Options.DisputeWindow);
        Assert.Equal((UInt256)7, await second.Contracts.JobMarketplace.DisputeWindowAsync(cancellationToken: Cancellation));
        Assert.Equal(5, await PaidAsync(second));
    }

    [Fact]
    public async Task The_chain_that_is_loaded_has_its_own_clock_gas_limit_and_host_url()
    {
        await using Devnet first = await Devnet.StartAsync(cancellationToken: Cancellation);
        await first.AdvanceTimeAsync(TimeSpan.FromDays(3), Cancellation);
        DateTimeOffset dumped = await TimeAsync(first);
        DevnetOptions options = new()
        {
            State = await first.DumpStateAsync(Cancellation),
            Anvil = new AnvilOptions { BlockGasLimit = 77_000_000 },
            HostUrl = new Uri("http://127.0.0.1:9999/"),
        };

        await using Devnet second = await Devnet.StartAsync(options, Cancellation);

        Assert.Contains($"\"gasLimit\":\"0x{77_000_000:x}\"", await Rpc.CallAsync(second.Anvil, "eth_getBlockByNumber", "latest", false), StringComparison.Ordinal);
        Assert.InRange(await TimeAsync(second), dumped, DateTimeOffset.MaxValue);
        Assert.Equal("http://127.0.0.1:9999/", await second.Contracts.NodeRegistry.GetNodeApiUrlAsync(second.Accounts.Host.Address, cancellationToken: Cancellation));
        await second.AdvanceTimeAsync(TimeSpan.FromSeconds(100), Cancellation);
        Assert.InRange(await TimeAsync(second), dumped + TimeSpan.FromSeconds(100), DateTimeOffset.MaxValue);
    }

    [Fact]
    public async Task Options_that_the_state_was_not_deployed_with_are_refused()
    {
        await using Devnet first = await Devnet.StartAsync(new DevnetOptions { FeeBasisPoints = 700 }, Cancellation);
        DevnetState state = await first.DumpStateAsync(Cancellation);

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(
            () => Devnet.StartAsync(new DevnetOptions { State = state, FeeBasisPoints = 800 }, Cancellation));

        Assert.Contains("FeeBasisPoints is 800, but the state was deployed with 700", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Damages { get; } = new()
    {
        { "\"format\":\"fabstir-devnet-state/1\"", "\"format\":\"fabstir-devnet-state/2\"" },
        { "\"chain\":\"H4sI", "\"chain\":\"H4sJ" },
        { "\"jobMarketplace\":\"0x", "\"jobMarketplace\":\"0y" },
        { "\"usdc\"", "\"usdt\"" },
        { "{\"format\"", "[\"format\"" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_file_is_refused(string text, string damage)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "state.json");
        await using Devnet first = await Devnet.StartAsync(cancellationToken: Cancellation);
        await (await first.DumpStateAsync(Cancellation)).SaveAsync(path, Cancellation);
        string whole = await File.ReadAllTextAsync(path, Cancellation);
        string damaged = whole.Replace(text, damage, StringComparison.Ordinal);
        Assert.NotEqual(whole, damaged);
        await File.WriteAllTextAsync(path, damaged, Cancellation);

        DevnetStateException refused = await Assert.ThrowsAsync<DevnetStateException>(() => DevnetState.LoadAsync(path, Cancellation));

        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_anvil_does_not_take_is_refused_and_leaves_nothing_running()
    {
        await using Devnet first = await Devnet.StartAsync(cancellationToken: Cancellation);
        DevnetState state = new(first.Deployment, first.Model, first.Options, Bytes.Create([1, 2, 3]));
        Marker marker = new();

        await Assert.ThrowsAsync<DevnetStateException>(() => Devnet.StartAsync(new DevnetOptions { State = state, ChainId = marker.ChainId }, Cancellation));

        await marker.IsGoneAsync();
    }

    private static async Task<TransactionReceipt> PayAsync(Devnet devnet, UInt256 amount)
    {
        TransactionHandle handle = await devnet.ContractsOf(devnet.Accounts.Client).Usdc.TransferAsync(
            new() { To = Somebody, Value = amount }, cancellationToken: Cancellation);
        return await handle.WaitAsync(cancellationToken: Cancellation);
    }

    private static async Task<int> PaidAsync(Devnet devnet) =>
        (int)await devnet.Contracts.Usdc.BalanceOfAsync(Somebody, cancellationToken: Cancellation);

    private static async Task<DateTimeOffset> TimeAsync(Devnet devnet) => (await devnet.Transport.GetBlockAsync(cancellationToken: Cancellation))!.Timestamp;
}
