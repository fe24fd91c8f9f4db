using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fabstir.StreamTestbed.Serving;

/// <summary>A host in a process of its own, to be killed. It ends with this process.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    // What the system reports of a process that a signal has ended: 128 and the signal, which is 9.
    private const int KilledByTheSystem = 137;

    // Longer than a drain takes: whoever is slower hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _complaints = new();

    private HostProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                _complaints.Enqueue(text);
            }
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, on the loopback.</summary>
    public int Port { get; private set; }

    /// <summary>What it wrote to its standard error.</summary>
    public string Complaints => string.Join('\n', _complaints);

    /// <summary>The memory that it has now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The most memory that it ever had, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a host, and waits until it listens.</summary>
    public static async Task<HostProcess> StartAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(dotnet, [typeof(HostProcess).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };

        // A process that lives for seconds spends them compiling: once is enough.
        start.Environment["DOTNET_TieredPGO"] = "0";
        HostProcess host = new(Process.Start(start)!);
        try
        {
            await host._process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(settings, JsonSerializerOptions.Web).AsMemory(), cancellationToken);
            await host._process.StandardInput.FlushAsync(cancellationToken);
            string? line = await host._process.StandardOutput.ReadLineAsync(cancellationToken);
            host.Port = line is null
                ? throw new InvalidOperationException($"The host ended before it listened: {host.Complaints}")
                : int.Parse(line, CultureInfo.InvariantCulture);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        if (!OperatingSystem.IsWindows() && _process.ExitCode != KilledByTheSystem)
        {
            throw new InvalidOperationException($"The host was to be killed, and had ended with {_process.ExitCode}: {Complaints}");
        }
    }

    /// <summary>Lets it end in order, as a signal does.</summary>
    /// <returns>Whether it ended in time, and well.</returns>
    public async Task<bool> StopAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
