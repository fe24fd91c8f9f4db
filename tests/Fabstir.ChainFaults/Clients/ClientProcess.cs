using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Fabstir.ChainFaults.Clients;

/// <summary>A client in a process of its own, to be killed.</summary>
internal sealed class ClientProcess : IDisposable
{
    // What the system reports of a process that a signal has ended: 128 and the signal, which is 9.
    private const int KilledByTheSystem = 137;

    private readonly Process _process;

    private ClientProcess(Process process) => _process = process;

    public static ClientProcess Start()
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(dotnet, [typeof(ClientProcess).Assembly.Location, ClientMode.Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };

        // A process that lives for a second spends it compiling: once is enough.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new ClientProcess(Process.Start(start)!);
    }

    /// <summary>Tells it to do something, and waits until it is done or has stopped.</summary>
    public async Task<ClientAnswer> TellAsync(ClientCommand command, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command, JsonSerializerOptions.Web).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        string? line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        return line is null
            ? throw new InvalidOperationException("The client process has ended by itself.")
            : JsonSerializer.Deserialize<ClientAnswer>(line, JsonSerializerOptions.Web)!;
    }

    /// <summary>Kills it, as <c>kill -9</c> does.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
        if (!OperatingSystem.IsWindows() && _process.ExitCode != KilledByTheSystem)
        {
            throw new InvalidOperationException($"The client process was to be killed, and ended with {_process.ExitCode}.");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
