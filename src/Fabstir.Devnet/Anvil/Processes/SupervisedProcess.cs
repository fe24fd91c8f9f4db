using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fabstir.Development;

/// <summary>A child process that ends when it is disposed and when this process ends, however that happens. Its output is always read.</summary>
internal sealed class SupervisedProcess : IAsyncDisposable
{
    // Far more than a kill needs, even on a machine that is swapping.
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);

    // A grandchild may hold the output open: what it says is not waited for.
    private static readonly TimeSpan LastOutputLimit = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly StreamWriter _input;
    private readonly SafeHandle? _job;
    private readonly TimeProvider _timeProvider;
    private readonly Action<string>? _onLine;
    private readonly TaskCompletionSource<int> _processId = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _released;

    private SupervisedProcess(Process process, SafeHandle? job, OutputTail output, TimeProvider timeProvider, Action<string>? onLine)
    {
        _process = process;
        _input = process.StandardInput;
        _job = job;
        _timeProvider = timeProvider;
        _onLine = onLine;
        Output = output;
        SupervisorId = process.Id;
        if (OperatingSystem.IsWindows())
        {
            _processId.SetResult(process.Id);
        }

        Exited = WatchAsync();
    }

    public OutputTail Output { get; }

    /// <summary>The id of the command itself. Cancelled if it ended before it could be told.</summary>
    public Task<int> ProcessId => _processId.Task;

    /// <summary>The id of our child: the command, or on Unix the shell that watches it.</summary>
    public int SupervisorId { get; }

    /// <summary>Completes when it is gone; never fails.</summary>
    public Task<ProcessExit> Exited { get; }

    public static SupervisedProcess Start(SupervisedCommand command, TimeProvider timeProvider, Action<string>? onLine = null)
    {
        bool windows = OperatingSystem.IsWindows();
        Process process = new()
        {
            StartInfo = windows ? command.ToStartInfo(command.FileName, command.Arguments) : UnixSupervisor.Wrap(command),
        };
        try
        {
            process.Start();

            // Between these two lines our death would orphan it: the price of the BCL's Process, which cannot start one inside a job.
            SafeHandle? job = OperatingSystem.IsWindows() ? WindowsJob.Adopt(process) : null;
            return new SupervisedProcess(process, job, new OutputTail(command.KeptOutputLines), timeProvider, onLine);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="TimeoutException">It took longer than the limit, and was ended.</exception>
    public static async Task<ProcessExit> RunAsync(
        SupervisedCommand command,
        TimeSpan limit,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        SupervisedProcess process = Start(command, timeProvider);
        await using (process.ConfigureAwait(false))
        {
            return await process.Exited.WaitAsync(limit, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        try
        {
            await Exited.WaitAsync(KillLimit, _timeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            KillTree();
            await Exited.ConfigureAwait(false);
        }
    }

    private async Task<ProcessExit> WatchAsync()
    {
        using CancellationTokenSource reading = new(Timeout.InfiniteTimeSpan, _timeProvider);
        Task output = Task.WhenAll(ReadAsync(_process.StandardOutput, reading.Token), ReadAsync(_process.StandardError, reading.Token));

        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        int exitCode = _process.ExitCode;
        Release();

        reading.CancelAfter(LastOutputLimit);
        await output.ConfigureAwait(false);
        _processId.TrySetCanceled(CancellationToken.None);
        _process.Dispose();
        return new ProcessExit(exitCode, Output.ToArray());
    }

    private async Task ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            await LineReader.ReadAsync(reader, Read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The process is gone; what could be read of its output has been.
        }
    }

    private void Read(string line)
    {
        if (!_processId.Task.IsCompleted && UnixSupervisor.ReadProcessId(line) is { } id)
        {
            _processId.TrySetResult(id);
            return;
        }

        Output.Add(line);
        _onLine?.Invoke(line);
    }

    // The end of input, or of the job, is what kills it; after its own end the same lets go of what watches it.
    private void Release()
    {
        if (!Interlocked.Exchange(ref _released, true))
        {
            _input.Close();
            _job?.Dispose();
        }
    }

    private void KillTree()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended while we decided.
        }
    }
}
