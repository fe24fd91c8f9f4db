using System.Diagnostics;
using System.Globalization;
using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Anvil;

public sealed class AnvilProcessTests
{
    private readonly Marker _marker = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_started_anvil_answers_with_its_chain_id_and_is_gone_after_dispose()
    {
        AnvilProcess anvil = await AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId }, Cancellation);
        Assert.Equal($"0x{_marker.ChainId:x}", await Rpc.CallAsync(anvil, "eth_chainId"));
        Assert.True(_marker.IsRunning(anvil.ProcessId));
        Assert.False(anvil.Exited.IsCompleted);

        await anvil.DisposeAsync();

        Assert.False(_marker.IsRunning(anvil.ProcessId));
        Assert.Equal(137, (await anvil.Exited).ExitCode);
        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task The_process_id_is_that_of_anvil_and_not_of_a_shell()
    {
        await using AnvilProcess anvil = await AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId }, Cancellation);
        using Process process = Process.GetProcessById(anvil.ProcessId);
        Assert.Equal("anvil", process.ProcessName);
        Assert.Equal(new FileInfo(anvil.Binary.Path).FullName, process.MainModule!.FileName);
    }

    [Fact]
    public async Task Two_anvils_live_side_by_side_and_end_one_by_one()
    {
        Marker other = new();
        Task<AnvilProcess> starting = AnvilProcess.StartAsync(new AnvilOptions { ChainId = other.ChainId }, Cancellation);
        await using AnvilProcess first = await AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId }, Cancellation);
        await using AnvilProcess second = await starting;
        Assert.NotEqual(first.RpcUrl, second.RpcUrl);

        await first.DisposeAsync();

        await _marker.IsGoneAsync();
        Assert.Equal($"0x{other.ChainId:x}", await Rpc.CallAsync(second, "eth_chainId"));
    }

    [Fact]
    public async Task Dispose_may_be_called_again_and_at_the_same_time()
    {
        AnvilProcess anvil = await AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId }, Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => anvil.DisposeAsync().AsTask(), Cancellation)));
        await anvil.DisposeAsync();
        Assert.Empty(_marker.Processes());
    }

    [Fact]
    public async Task An_anvil_that_is_killed_is_noticed_and_leaves_no_watchdog()
    {
        await using AnvilProcess anvil = await AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId }, Cancellation);
        using Process process = Process.GetProcessById(anvil.ProcessId);

        process.Kill();

        AnvilExit exit = await anvil.Exited.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Equal(137, exit.ExitCode);
        Assert.Contains($"Listening on 127.0.0.1:{anvil.RpcUrl.Port}", exit.LastOutput);
        await _marker.IsGoneAsync();
    }

    [Fact]
    public async Task The_log_of_requests_is_drained_and_only_its_end_is_kept()
    {
        AnvilOptions options = new() { ChainId = _marker.ChainId, KeptOutputLines = 5 };
        await using AnvilProcess anvil = await AnvilProcess.StartAsync(options, Cancellation);
        for (int i = 0; i < 100; i++)
        {
            await Rpc.CallAsync(anvil, "eth_gasPrice");
        }

        await Eventually.IsTrueAsync(() => anvil.RecentOutput.Contains("eth_gasPrice"), "the requests are in the log");
        Assert.InRange(anvil.RecentOutput.Count, 1, 5);
    }

    [Fact]
    public async Task Options_reach_the_chain()
    {
        AnvilOptions options = new()
        {
            ChainId = _marker.ChainId,
            AccountCount = 2,
            AccountBalance = 7,
            BlockGasLimit = 123_000_000,
            ExtraArguments = ["--timestamp", "1700000000"],
        };
        await using AnvilProcess anvil = await AnvilProcess.StartAsync(options, Cancellation);

        string accounts = await Rpc.CallAsync(anvil, "eth_accounts");
        Assert.Equal("""["0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266","0x70997970c51812dc3a010c7d01b50e0d17dc79c8"]""", accounts);
        string balance = await Rpc.CallAsync(anvil, "eth_getBalance", "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266", "latest");
        Assert.Equal("0x6124fee993bc0000", balance);
        string block = await Rpc.CallAsync(anvil, "eth_getBlockByNumber", "0x0", false);
        Assert.Contains($"\"gasLimit\":\"0x{123_000_000:x}\"", block, StringComparison.Ordinal);
        Assert.Contains($"\"timestamp\":\"0x{1_700_000_000:x}\"", block, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_block_time_blocks_come_without_transactions()
    {
        AnvilOptions options = new() { ChainId = _marker.ChainId, BlockTime = TimeSpan.FromMilliseconds(50) };
        await using AnvilProcess anvil = await AnvilProcess.StartAsync(options, Cancellation);
        ulong number = 0;
        while (number < 3)
        {
            number = ulong.Parse((await Rpc.CallAsync(anvil, "eth_blockNumber")).AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
    }
}
