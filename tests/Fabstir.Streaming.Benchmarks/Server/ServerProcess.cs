using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fabstir.Streaming.Benchmarks.Server;

/// <summary>The server in another process. Ends with this one.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<ServerProcess> StartAsync(ServerIdentity identity, CancellationToken cancellationToken)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        Process process = Process.Start(new ProcessStartInfo(dotnet, [typeof(ServerProcess).Assembly.Location, TokenServer.Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(identity, JsonSerializerOptions.Web).AsMemory(), cancellationToken);
        await process.StandardInput.FlushAsync(cancellationToken);
        string line = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The server ended before it listened.");
        return new ServerProcess(process, int.Parse(line, CultureInfo.InvariantCulture));
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
