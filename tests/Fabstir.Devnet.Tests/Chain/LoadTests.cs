using System.Text.Json;
using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir.Development.Tests.Chain;

/// <summary>A chain for thousands of transactions: it mines by the clock, and goes on answering.</summary>
public sealed class LoadTests
{
    private const int Sessions = 1_500;

    // What only a chain that hangs needs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_than_a_thousand_sessions_at_once_are_mined_in_a_few_blocks()
    {
        await using Devnet devnet = await Devnet.StartAsync(DevnetOptions.Load, Cancellation);
        Assert.Equal(TimeSpan.FromSeconds(1), devnet.Anvil.Options.BlockTime);
        UInt256 first = await devnet.Contracts.JobMarketplace.NextJobIdAsync(cancellationToken: Cancellation);
        ulong block = await devnet.Transport.GetBlockNumberAsync(Cancellation);
        JsonObject opening = Opening(devnet);

        string[] hashes = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(nonce => SendAsync(devnet, opening, nonce)));
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Limit);
        List<ulong> blocks = [];
        foreach (string hash in hashes)
        {
            blocks.Add(await BlockOfAsync(devnet, hash, limit.Token));
        }

        Assert.Equal(first + Sessions, await devnet.Contracts.JobMarketplace.NextJobIdAsync(cancellationToken: Cancellation));
        // Many to a block: not one each.
        Assert.InRange(blocks.Distinct().Count(), 1, Sessions / 10);
        Assert.True(blocks[0] > block);
    }

    private static JsonObject Opening(Devnet devnet) => new()
    {
        ["from"] = devnet.Accounts.Client.Address.ToString(),
        ["to"] = devnet.Deployment.JobMarketplace.Address.ToString(),
        ["gas"] = $"0x{800_000:x}",
        ["value"] = $"0x{1_000_000_000_000_000:x}",
        ["data"] = ((Bytes)Calldata.Encode(new JobMarketplace.Functions.CreateSessionJobForModel
        {
            Host = devnet.Accounts.Host.Address,
            ModelId = devnet.Model.Id,
            PricePerToken = devnet.Options.HostPriceNative,
            MaxDuration = 3_600,
            ProofInterval = 100,
            ProofTimeoutWindow = 300,
        })).ToString(),
    };

    private static async Task<string> SendAsync(Devnet devnet, JsonObject opening, int nonce)
    {
        JsonNode transaction = opening.DeepClone();
        transaction["nonce"] = $"0x{nonce:x}";
        return (await devnet.Transport.RequestAsync("eth_sendTransaction", [transaction], Cancellation)).GetString()!;
    }

    private static async Task<ulong> BlockOfAsync(Devnet devnet, string hash, CancellationToken cancellationToken)
    {
        while (true)
        {
            JsonElement receipt = await devnet.Transport.RequestAsync("eth_getTransactionReceipt", [hash], cancellationToken);
            if (receipt.ValueKind == JsonValueKind.Object)
            {
                Assert.Equal("0x1", receipt.GetProperty("status").GetString());
                return Convert.ToUInt64(receipt.GetProperty("blockNumber").GetString(), 16);
            }

            await Task.Delay(10, cancellationToken);
        }
    }
}
