using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Failures;

/// <summary>A chain that mines nothing by itself: receipts come late, out of turn, or never.</summary>
public sealed class PendingTests(Marketplace market) : IClassFixture<Marketplace>, IAsyncLifetime
{
    // Only a program that hangs needs it.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await SetAutomineAsync(false);

    public async ValueTask DisposeAsync()
    {
        await RequestAsync("evm_mine");
        await SetAutomineAsync(true);
    }

    [Fact]
    public async Task Waiting_is_cancelled_and_the_transaction_is_not()
    {
        TransactionHandle handle = await SendApprovalAsync(41);
        using CancellationTokenSource impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<TransactionReceipt> waiting = handle.WaitAsync(cancellationToken: impatience.Token);
        Assert.False(waiting.IsCompleted);

        await impatience.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(impatience.Token, cancelled.CancellationToken);
        await RequestAsync("evm_mine");
        Assert.Equal(handle.Hash, (await handle.WaitAsync(cancellationToken: Cancellation)).TransactionHash);
        Assert.Equal((UInt256)41, await AllowanceAsync());
    }

    [Fact]
    public async Task Waiting_with_a_deadline_ends_at_it()
    {
        TransactionHandle handle = await SendApprovalAsync(42);
        using CancellationTokenSource deadline = new(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handle.WaitAsync(cancellationToken: deadline.Token));

        Assert.Null(await market.Devnet.Transport.GetReceiptAsync(handle.Hash, Cancellation));
    }

    [Fact]
    public async Task Confirmations_are_waited_for_block_by_block()
    {
        TransactionHandle handle = await SendApprovalAsync(43);
        Task<TransactionReceipt> waiting = handle.WaitAsync(confirmations: 3, Cancellation);

        await RequestAsync("evm_mine");
        TransactionReceipt first = await handle.WaitAsync(cancellationToken: Cancellation);
        await RequestAsync("evm_mine");
        await handle.WaitAsync(confirmations: 2, Cancellation);
        Assert.False(waiting.IsCompleted);
        await RequestAsync("evm_mine");

        Assert.Equal(first.BlockHash, (await waiting).BlockHash);
    }

    [Fact]
    public async Task A_transaction_that_the_node_forgot_is_sent_again_as_it_was()
    {
        TransactionHandle handle = await SendApprovalAsync(44);
        await RequestAsync("anvil_dropTransaction", handle.Hash.ToString());
        Assert.Null(await FindAsync(handle));

        Task<TransactionReceipt> waiting = handle.WaitAsync(cancellationToken: Cancellation);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Limit);
        while (await FindAsync(handle) is null)
        {
            limit.Token.ThrowIfCancellationRequested();
        }

        await RequestAsync("evm_mine");
        Assert.Equal(handle.Hash, (await waiting).TransactionHash);
        Assert.Equal((UInt256)44, await AllowanceAsync());
    }

    [Fact]
    public async Task Of_two_endings_in_one_block_the_first_counts_and_the_second_fails_with_the_reason()
    {
        await SetAutomineAsync(true);
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.WaitForAsync(Ending.ByTimeout);
        await SetAutomineAsync(false);

        // The one that pays more comes first. The other has a limit of its own: the node's estimate would already see the first.
        TransactionHandle first = await market.Delegate.JobMarketplace.TriggerSessionTimeoutAsync(
            new() { JobId = id }, new TransactionOptions { MaxPriorityFeePerGas = Wei.FromGwei(5) }, Cancellation);
        TransactionHandle second = await market.Host.JobMarketplace.CompleteSessionJobAsync(
            new() { JobId = id, ConversationCID = "" }, new TransactionOptions { GasLimit = 500_000 }, Cancellation);

        await RequestAsync("evm_mine");

        TransactionReceipt ended = await first.WaitAsync(cancellationToken: Cancellation);
        TransactionRevertedException failed = await Assert.ThrowsAsync<TransactionRevertedException>(() => second.WaitAsync(cancellationToken: Cancellation));
        Assert.Equal(ended.BlockHash, failed.Receipt.BlockHash);

        // At the block before, the session was still running: no reason is made up.
        Assert.Null(failed.Error);
        JobMarketplace.Results.SessionJobs session = await market.Client.JobMarketplace.SessionJobsAsync(id, cancellationToken: Cancellation);
        Assert.Equal(Enums.JobMarketplace.SessionStatus.TimedOut, session.Status);
    }

    private Task<TransactionHandle> SendApprovalAsync(UInt256 value) => market.Client.Usdc.ApproveAsync(
        new() { Spender = market.HostAddress, Value = value }, cancellationToken: Cancellation);

    private Task<UInt256> AllowanceAsync() =>
        market.Client.Usdc.AllowanceAsync(market.ClientAddress, market.HostAddress, cancellationToken: Cancellation);

    private async Task<string?> FindAsync(TransactionHandle handle)
    {
        JsonElement found = await market.Devnet.Transport.RequestAsync("eth_getTransactionByHash", [handle.Hash.ToString()], Cancellation);
        return found.ValueKind == JsonValueKind.Null ? null : found.GetProperty("hash").GetString();
    }

    private Task SetAutomineAsync(bool on) => market.Devnet.Transport.RequestAsync("evm_setAutomine", [on], Cancellation);

    private Task RequestAsync(string method, params string[] parameters) =>
        market.Devnet.Transport.RequestAsync(method, [.. parameters], Cancellation);
}
