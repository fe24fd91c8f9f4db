using System.Diagnostics;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Ethereum;

namespace Integration.Tests.Failures;

/// <summary>A node that is killed in the middle of everything: whoever talks to it is told, and nobody waits for ever.</summary>
public sealed class NodeGoneTests
{
    // Only a program that hangs needs it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_sends_and_searches_fail_at_once()
    {
        await using Devnet devnet = await Devnet.StartAsync(cancellationToken: Cancellation);
        FabstirContracts client = devnet.ContractsOf(devnet.Accounts.Client);
        await client.Usdc.DecimalsAsync(cancellationToken: Cancellation);

        await KillAsync(devnet);

        await FailsAsync(() => client.Usdc.DecimalsAsync(cancellationToken: Cancellation));
        await FailsAsync(() => client.Usdc.GetEventsAsync(new ERC20.Filters.Transfer(), BlockRange.All, Cancellation));
        await FailsAsync(() => client.Usdc.ApproveAsync(
            new() { Spender = devnet.Accounts.Host.Address, Value = 1 }, cancellationToken: Cancellation));
        await FailsAsync(() => devnet.TransportOf(devnet.Accounts.Host).GetBlockNumberAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_waits_is_told_that_the_outcome_is_unknown_and_what_to_look_up()
    {
        await using Devnet devnet = await Devnet.StartAsync(cancellationToken: Cancellation);
        using LocalSigner signer = devnet.Accounts.Client.CreateSigner();
        JsonRpcTransportOptions options = new()
        {
            ChainId = devnet.ChainId,
            PollInterval = TimeSpan.FromMilliseconds(25),
            OutcomeTimeout = TimeSpan.FromSeconds(1),
        };
        using JsonRpcTransport transport = new(devnet.RpcUrl, signer, options);
        await devnet.Transport.RequestAsync("evm_setAutomine", [false], Cancellation);
        TransactionHandle handle = await new FabstirContracts(transport, devnet.Deployment).Usdc.ApproveAsync(
            new() { Spender = devnet.Accounts.Host.Address, Value = 1 }, cancellationToken: Cancellation);
        Task<TransactionReceipt> waiting = handle.WaitAsync(cancellationToken: Cancellation);

        await KillAsync(devnet);

        TransactionOutcomeUnknownException unknown =
            await Assert.ThrowsAsync<TransactionOutcomeUnknownException>(() => waiting.WaitAsync(Limit, Cancellation));
        Assert.Equal((handle.Hash, devnet.Accounts.Client.Address, 0UL), (unknown.Hash, unknown.From, unknown.Nonce));
        Assert.IsType<NodeUnreachableException>(unknown.InnerException);
    }

    private static async Task KillAsync(Devnet devnet)
    {
        using Process anvil = Process.GetProcessById(devnet.Anvil.ProcessId);
        anvil.Kill();
        await devnet.Anvil.Exited.WaitAsync(Limit, Cancellation);
    }

    private static async Task FailsAsync(Func<Task> request)
    {
        NodeUnreachableException failure = await Assert.ThrowsAsync<NodeUnreachableException>(() => request().WaitAsync(Limit, Cancellation));
        Assert.StartsWith("http://127.0.0.1:", failure.Endpoint, StringComparison.Ordinal);
    }
}
