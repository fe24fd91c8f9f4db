using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Fabstir.Tests;

namespace Fabstir.Abi.Properties.Tests.Differential;

/// <summary>What ethers and viem make of calldata and values: one process of Node.js that answers line by line.</summary>
internal sealed class AbiOracle : IDisposable
{
    private readonly Process _node;
    private readonly Task<string> _errors;

    public AbiOracle(JsonArray abi)
    {
        NodeModules.PathOf();
        ProcessStartInfo start = new("node", [Repository.PathOf("tests", "node", "abi-oracle.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        _node = Process.Start(start)!;
        _errors = _node.StandardError.ReadToEndAsync();
        _node.StandardInput.WriteLine(abi.ToJsonString());
    }

    /// <summary>Asks about examples and the places of their functions in the ABI. Answers have to be read at the same time.</summary>
    public async Task AskAsync(IEnumerable<(int Function, MessageExample Example)> questions, CancellationToken cancellationToken)
    {
        foreach ((int function, MessageExample example) in questions)
        {
            JsonObject question = new()
            {
                ["function"] = function,
                ["values"] = example.Values.DeepClone(),
                ["calldata"] = "0x" + Convert.ToHexStringLower(example.Encode()),
            };
            await _node.StandardInput.WriteLineAsync(question.ToJsonString().AsMemory(), cancellationToken);
        }

        _node.StandardInput.Close();
    }

    /// <summary>The next answer, in the order of the questions.</summary>
    public async Task<JsonObject> ReadAnswerAsync(CancellationToken cancellationToken)
    {
        string? answer = await _node.StandardOutput.ReadLineAsync(cancellationToken);
        return answer is null ? throw new InvalidOperationException($"The oracle ended: {await _errors}") : JsonNode.Parse(answer)!.AsObject();
    }

    public void Dispose()
    {
        if (!_node.HasExited)
        {
            _node.Kill();
        }

        _node.Dispose();
    }
}
