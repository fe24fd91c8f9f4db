using System.ComponentModel;

namespace Fabstir.Development;

/// <summary>A running anvil: a chain of its own on a free port of this machine.</summary>
/// <remarks>
/// It ends when it is disposed and, whatever happens, with this process: also when this process is killed. One that is not disposed lives as
/// long as this process. On Unix a Ctrl+C in the terminal reaches anvil too, and ends it. Thread-safe.
/// </remarks>
public sealed class AnvilProcess : IAsyncDisposable
{
    private readonly SupervisedProcess _process;

    private AnvilProcess(SupervisedProcess process, int processId, Uri rpcUrl, AnvilBinary binary, AnvilOptions options)
    {
        _process = process;
        ProcessId = processId;
        RpcUrl = rpcUrl;
        Binary = binary;
        Options = options;
        Exited = DescribeExitAsync(process);
    }

    /// <summary>Where it answers JSON-RPC over HTTP; the same with <c>ws</c> for WebSockets.</summary>
    public Uri RpcUrl { get; }

    /// <summary>The operating system's id of anvil itself.</summary>
    public int ProcessId { get; }

    /// <summary>The executable that was started.</summary>
    public AnvilBinary Binary { get; }

    /// <summary>What it was started with.</summary>
    public AnvilOptions Options { get; }

    /// <summary>Completes when anvil is gone, for whatever reason; it never fails.</summary>
    /// <remarks>Before a dispose that means that it crashed or was killed.</remarks>
    public Task<AnvilExit> Exited { get; }

    /// <summary>The last lines that it printed, oldest first: by default it logs every request.</summary>
    public IReadOnlyList<string> RecentOutput => _process.Output.ToArray();

    /// <summary>Starts an anvil and waits until it listens.</summary>
    /// <param name="options">How. Default: with anvil's defaults.</param>
    /// <param name="cancellationToken">Ends the start; nothing is left running.</param>
    /// <returns>The running anvil. Dispose it to end it.</returns>
    /// <exception cref="AnvilNotFoundException">There is no anvil, and it cannot be fetched.</exception>
    /// <exception cref="AnvilStartException">It ended, or did not listen in time.</exception>
    public static async Task<AnvilProcess> StartAsync(AnvilOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AnvilOptions();
        AnvilBinary binary = options.Binary ?? await AnvilLocator.FindAsync(options.TimeProvider, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        ListeningLine listening = new();
        SupervisedProcess process = Start(binary, options, listening);
        try
        {
            Uri rpcUrl = await AnvilStartup.WaitAsync(process, listening, options, cancellationToken).ConfigureAwait(false);
            return new AnvilProcess(process, await process.ProcessId.ConfigureAwait(false), rpcUrl, binary, options);
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Stops anvil in the middle of whatever it does, as a machine does that hangs: connections stay open, and nothing is answered.
    /// </summary>
    /// <remarks>
    /// Until <see cref="Resume"/>; it can be disposed meanwhile. Requests that were sent are answered afterwards. Freezing a frozen one changes
    /// nothing.
    /// </remarks>
    /// <exception cref="PlatformNotSupportedException">Windows has no such signal.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void Freeze() => UnixSignal.Send(UnixSignal.Stop, ProcessId, Exited);

    /// <summary>Lets a frozen anvil go on. One that is not frozen does not notice.</summary>
    /// <exception cref="PlatformNotSupportedException">Windows has no such signal.</exception>
    /// <exception cref="InvalidOperationException">It has ended.</exception>
    public void Resume() => UnixSignal.Send(UnixSignal.Continue, ProcessId, Exited);

    /// <summary>Ends anvil without notice; its chain is lost. Returns when it is gone.</summary>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static SupervisedProcess Start(AnvilBinary binary, AnvilOptions options, ListeningLine listening)
    {
        SupervisedCommand command = new(binary.Path, AnvilArguments.For(options)) { KeptOutputLines = options.KeptOutputLines };
        try
        {
            return SupervisedProcess.Start(command, options.TimeProvider, listening.Read);
        }
        catch (Win32Exception exception)
        {
            throw new AnvilStartException($"{binary.Path} could not be started: {exception.Message}.", null, [], exception);
        }
    }

    private static async Task<AnvilExit> DescribeExitAsync(SupervisedProcess process)
    {
        ProcessExit exit = await process.Exited.ConfigureAwait(false);
        return new AnvilExit(exit.Code, exit.LastOutput);
    }
}
