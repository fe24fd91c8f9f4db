using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fabstir.Abi;
using Fabstir.Development;
using Fabstir.Tests;

namespace Fabstir.ChainFaults.Books;

/// <summary>Reads the books of a chain by a program of Node.js: nothing of the library under test has a part in it.</summary>
internal static class BookReader
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new DecimalText() } };

    /// <param name="devnet">The chain.</param>
    /// <param name="payers">Whose money counts, besides the host, the treasury and the contracts.</param>
    /// <param name="fromBlock">Transactions after this block are listed.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    public static async Task<ChainBooks> ReadAsync(Devnet devnet, IEnumerable<Address> payers, ulong fromBlock, CancellationToken cancellationToken)
    {
        JsonObject question = new()
        {
            ["url"] = devnet.RpcUrl.AbsoluteUri,
            ["fromBlock"] = fromBlock,
            ["accounts"] = new JsonArray([.. payers.Append(devnet.Accounts.Host.Address).Append(devnet.Accounts.Treasury.Address).Select(Text)]),
            ["host"] = Text(devnet.Accounts.Host.Address),
            ["market"] = Text(devnet.Deployment.JobMarketplace),
            ["earnings"] = Text(devnet.Deployment.HostEarnings),
            ["usdc"] = Text(devnet.Deployment.Usdc),
        };
        return JsonSerializer.Deserialize<ChainBooks>(await AskAsync(question.ToJsonString(), cancellationToken), Format)!;
    }

    private static JsonNode? Text(Address address) => address.ToString();

    private static async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        NodeModules.PathOf();
        ProcessStartInfo start = new("node", [Repository.PathOf("tests", "node", "chain-books.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process node = Process.Start(start)!;
        await using CancellationTokenRegistration killing = cancellationToken.Register(node.Kill);
        Task<string> errors = node.StandardError.ReadToEndAsync(CancellationToken.None);
        await node.StandardInput.WriteAsync(question);
        node.StandardInput.Close();
        string answer = await node.StandardOutput.ReadToEndAsync(cancellationToken);
        await node.WaitForExitAsync(cancellationToken);
        return node.ExitCode == 0 ? answer : throw new InvalidOperationException($"chain-books.mjs failed: {await errors}");
    }

    private sealed class DecimalText : JsonConverter<BigInteger>
    {
        public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            BigInteger.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}
