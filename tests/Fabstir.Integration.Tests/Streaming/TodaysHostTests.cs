using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fabstir;
using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.Development;
using Fabstir.StreamTestbed.Bills;
using Fabstir.StreamTestbed.Network;
using Fabstir.StreamTestbed.Serving;
using Fabstir.StreamTestbed.World;

namespace Integration.Tests.Streaming;

/// <summary>A host as they are today: no capabilities, no numbers, flat errors, and a session that it settles when the socket closes.</summary>
public sealed class TodaysHostTests
{
    private const string ModelName = "todays-model";
    private const int Tokens = 150;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_answers_settles_when_its_socket_closes_and_the_client_says_so()
    {
        await using FaultChain chain = await FaultChain.StartAsync(DevnetOptions.Load, payers: 1, Cancellation);
        ChainBooks before = await chain.ReadBooksAsync(ulong.MaxValue >> 1, Cancellation);
        await using NodeProgram host = await StartHostAsync(chain.Devnet);
        await using CuttingProxy network = new() { TargetPort = (int)(await host.ReadAsync(Cancellation))["port"]! };
        await using PaidSession session = await PaidSession.OpenAsync(chain, chain.Payers[0], usdc: 1, Cancellation);
        await using LlmSession stream = await session.Session.OpenStreamAsync(
            new LlmSessionOptions { HostUrl = network.Url, ModelName = ModelName, AllowUnauthenticatedHost = true }, Cancellation);

        Assert.False(stream.Capabilities.SpeaksStreamProtocol);
        Assert.Equal(TextOf(Tokens), await ReadAsync(stream));
        session.Served = Tokens;
        network.CutAll();
        await Assert.ThrowsAsync<SessionEndedByHostException>(() => ReadAsync(stream));
        Assert.Equal(LlmSessionState.EndedByHost, stream.State);

        Assert.Equal(Tokens, (int)(await host.ReadAsync(Cancellation))["claimed"]!);
        await chain.Devnet.AdvanceTimeAsync(chain.Devnet.Options.DisputeWindow + TimeSpan.FromSeconds(10), Cancellation);
        Assert.Equal(session.Session.Id.ToString(), (string?)(await host.ReadAsync(Cancellation))["completed"]);
        BillAudit audit = new(chain.Devnet, before, await chain.ReadBooksAsync(before.Block, Cancellation));
        Assert.True(audit.DifferenceOf(session.Bill).IsZero, audit.Explain(session.Bill));
        Assert.True(audit.DifferenceOfAccounts([session.Bill]).IsZero);
    }

    [Fact]
    public async Task Nobody_can_tell_who_it_is_so_that_it_has_to_be_allowed()
    {
        await using FaultChain chain = await FaultChain.StartAsync(DevnetOptions.Load, payers: 1, Cancellation);
        await using NodeProgram host = await StartHostAsync(chain.Devnet);
        Uri url = new($"http://127.0.0.1:{(await host.ReadAsync(Cancellation))["port"]}");
        await using PaidSession session = await PaidSession.OpenAsync(chain, chain.Payers[0], usdc: 1, Cancellation);

        await Assert.ThrowsAsync<HostNotVerifiedException>(
            () => session.Session.OpenStreamAsync(new LlmSessionOptions { HostUrl = url, ModelName = ModelName }, Cancellation));
    }

    private static Task<NodeProgram> StartHostAsync(Devnet devnet) => NodeProgram.StartAsync(
        "todays-host.mjs",
        new JsonObject
        {
            ["rpcUrl"] = devnet.RpcUrl.AbsoluteUri,
            ["privateKey"] = DevnetKeys.Host,
            ["market"] = devnet.Deployment.JobMarketplace.Address.ToString(),
            ["chainId"] = devnet.ChainId,
            ["modelName"] = ModelName,
            ["tokens"] = Tokens,
            ["disputeWindow"] = devnet.Options.DisputeWindow.TotalSeconds,
        },
        Cancellation);

    private static async Task<string> ReadAsync(LlmSession stream)
    {
        StringBuilder text = new();
        await foreach (TokenChunk chunk in stream.StreamAsync("Say words.", new PromptOptions { MaxTokens = 1_000 }, Cancellation))
        {
            text.Append(chunk.Text);
        }

        return text.ToString();
    }

    // What that host says, whatever it is asked.
    private static string TextOf(int tokens) => string.Concat(Enumerable.Range(0, tokens).Select(static number => string.Create(CultureInfo.InvariantCulture, $" word{number}")));
}
