using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Fabstir.Tests;

namespace Integration.Tests.Streaming;

/// <summary>A program of tests/node: a JSON object goes in as a line, JSON objects come out as lines. Ends with its input.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private NodeProgram(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static async Task<NodeProgram> StartAsync(string file, JsonObject settings, CancellationToken cancellationToken)
    {
        NodeModules.PathOf();
        ProcessStartInfo start = new("node", [Repository.PathOf("tests", "node", file)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        NodeProgram program = new(Process.Start(start)!);
        await program._process.StandardInput.WriteLineAsync(settings.ToJsonString().AsMemory(), cancellationToken);
        await program._process.StandardInput.FlushAsync(cancellationToken);
        return program;
    }

    /// <summary>There is no more to say to it.</summary>
    public void CloseInput() => _process.StandardInput.Close();

    public async Task<JsonObject> ReadAsync(CancellationToken cancellationToken)
    {
        string? line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        return line is null ? throw new InvalidOperationException($"The program has ended: {await _errors}") : JsonNode.Parse(line)!.AsObject();
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
