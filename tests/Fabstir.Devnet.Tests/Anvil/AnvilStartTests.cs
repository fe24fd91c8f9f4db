using Fabstir.Development.Tests.Support;

namespace Fabstir.Development.Tests.Anvil;

public sealed class AnvilStartTests : IDisposable
{
    private readonly Marker _marker = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_wrong_argument_is_reported_in_the_words_of_anvil()
    {
        AnvilOptions options = new() { ChainId = _marker.ChainId, ExtraArguments = ["--no-such-thing"] };
        AnvilStartException failure = await Assert.ThrowsAsync<AnvilStartException>(() => AnvilProcess.StartAsync(options, Cancellation));
        Assert.Equal("anvil ended with exit code 2 before it listened: unexpected argument '--no-such-thing' found.", failure.Message);
        Assert.Equal(2, failure.ExitCode);
        Assert.Contains("error: unexpected argument '--no-such-thing' found", failure.LastOutput);
        Assert.Empty(_marker.Processes());
    }

    [Fact]
    public async Task A_word_that_is_in_no_mnemonic_is_reported_too()
    {
        AnvilOptions options = new() { ChainId = _marker.ChainId, Mnemonic = "not a mnemonic" };
        AnvilStartException failure = await Assert.ThrowsAsync<AnvilStartException>(() => AnvilProcess.StartAsync(options, Cancellation));
        Assert.Equal("anvil ended with exit code 1 before it listened: the word `not` is invalid.", failure.Message);
    }

    [Fact]
    public async Task One_that_ends_without_a_port_gives_its_exit_code_and_its_last_words()
    {
        AnvilBinary binary = await Scripts.AnvilAsync(_folder, "echo so far so good; echo out of luck >&2; exit 3");
        AnvilOptions options = new() { ChainId = _marker.ChainId, Binary = binary };
        AnvilStartException failure = await Assert.ThrowsAsync<AnvilStartException>(() => AnvilProcess.StartAsync(options, Cancellation));
        Assert.Equal(3, failure.ExitCode);
        Assert.Equal(["out of luck", "so far so good"], failure.LastOutput.Order());
        Assert.Empty(_marker.Processes());
    }

    [Fact]
    public async Task One_that_never_listens_is_ended_at_the_timeout()
    {
        AnvilBinary binary = await Scripts.AnvilAsync(_folder, "echo thinking; while :; do sleep 1 >/dev/null 2>&1; done");
        AnvilOptions options = new() { ChainId = _marker.ChainId, Binary = binary, StartupTimeout = TimeSpan.FromMilliseconds(300) };
        AnvilStartException failure = await Assert.ThrowsAsync<AnvilStartException>(() => AnvilProcess.StartAsync(options, Cancellation));
        Assert.Equal("anvil did not listen within 0.3 s of its start.", failure.Message);
        Assert.Null(failure.ExitCode);
        Assert.Equal(["thinking"], failure.LastOutput);
        Assert.Empty(_marker.Processes());
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing()
    {
        AnvilBinary binary = await Scripts.AnvilAsync(_folder, "while :; do sleep 1 >/dev/null 2>&1; done");
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<AnvilProcess> start = AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId, Binary = binary }, source.Token);
        await _marker.RunsAsync();

        await source.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => start);
        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Empty(_marker.Processes());
    }

    [Fact]
    public async Task A_file_that_cannot_be_run_is_named()
    {
        AnvilBinary binary = new(Path.Combine(_folder.Path, "nothing"), AnvilBinary.PinnedVersion);
        AnvilStartException failure = await Assert.ThrowsAsync<AnvilStartException>(
            () => AnvilProcess.StartAsync(new AnvilOptions { ChainId = _marker.ChainId, Binary = binary }, Cancellation));
        Assert.Equal(127, failure.ExitCode);
        Assert.Contains(failure.LastOutput, line => line.Contains(binary.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Output_without_end_neither_blocks_it_nor_fills_the_memory()
    {
        // Two megabytes in lines, two in one line: far more than a pipe takes.
        const string Flood =
            "echo Listening on 127.0.0.1:1; yes line 2>/dev/null | head -n 400000; "
            + "yes 2>/dev/null | head -c 2000000 | tr -d '\\n'; echo; echo the end; exit 5";
        AnvilBinary binary = await Scripts.AnvilAsync(_folder, Flood);
        AnvilOptions options = new() { ChainId = _marker.ChainId, Binary = binary, KeptOutputLines = 10 };
        await using AnvilProcess anvil = await AnvilProcess.StartAsync(options, Cancellation);

        AnvilExit exit = await anvil.Exited.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);

        Assert.Equal(5, exit.ExitCode);
        Assert.Equal(10, exit.LastOutput.Count);
        Assert.Equal("the end", exit.LastOutput[^1]);
        Assert.Equal(new string('y', LineReader.MaxLineLength), exit.LastOutput[^2]);
    }
}
