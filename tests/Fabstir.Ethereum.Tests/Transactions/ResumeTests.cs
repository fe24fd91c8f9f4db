using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Transactions of a process that has ended: only their bytes are left.</summary>
public sealed class ResumeTests
{
    [Fact]
    public async Task What_never_arrived_is_sent_and_its_nonce_is_taken()
    {
        using World world = new();
        RecordingJournal journal = new();
        SignedTransaction signed = await SignAsync(world);
        JsonRpcTransport transport = world.CreateTransport();

        TransactionHandle handle = await world.RunAsync(transport.ResumeAsync(signed.Raw, new() { Journal = journal }, Test.Token));
        TransactionHandle next = await world.SendAsync(transport);
        TransactionReceipt receipt = await world.WaitAsync(handle);
        await world.WaitAsync(next);

        Assert.Equal((signed.Hash, world.Signer.Address), (handle.Hash, handle.From));
        Assert.Equal([signed.Hash, next.Hash], world.Node.Chain.Mined.Select(mined => mined.Hash));
        Assert.Empty(journal.Signed);
        Assert.Equal([new TransactionOutcome.Mined(receipt)], journal.OutcomesOf(signed.Hash));
        Assert.Equal(signed.Raw, Assert.Single(journal.Ended).Intent.Raw);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_node_has_is_not_sent_again(bool mined)
    {
        using World world = new();
        SignedTransaction signed = await SignAsync(world);
        await world.RunAsync(world.CreateTransport().ResumeAsync(signed.Raw, cancellationToken: Test.Token));
        if (mined)
        {
            world.Node.Locked(chain => chain.Mine(world.Time.GetUtcNow()));
        }

        // Another one, which does not have the key.
        TransactionHandle handle = await world.RunAsync(world.CreateTransport(signs: false).ResumeAsync(signed.Raw, cancellationToken: Test.Token));

        Assert.Equal(signed.Hash, (await world.WaitAsync(handle)).TransactionHash);
        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
        await Assert.ThrowsAsync<NotSupportedException>(() => handle.CancelAsync(Test.Token));
    }

    [Fact]
    public async Task What_is_resumed_again_after_it_was_mined_is_written_down_again_and_then_left_alone()
    {
        using World world = new();
        SignedTransaction signed = await SignAsync(world);
        JsonRpcTransport transport = world.CreateTransport();
        await world.WaitAsync(await world.RunAsync(transport.ResumeAsync(signed.Raw, cancellationToken: Test.Token)));
        TaskCompletionSource ended = new();
        RecordingJournal journal = new() { OnEnded = (_, _) => ended.TrySetResult() };

        await world.RunAsync(transport.ResumeAsync(signed.Raw, new() { Journal = journal }, Test.Token));
        await world.RunAsync(ended.Task);

        while (journal.Ended.Count == 0 || world.Time.HasTimers)
        {
            Test.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.IsType<TransactionOutcome.Mined>(Assert.Single(journal.OutcomesOf(signed.Hash)));
    }

    [Fact]
    public async Task A_nonce_that_somebody_else_used_is_a_conflict()
    {
        using World world = new();
        RecordingJournal journal = new();
        FakeTransaction foreign = world.Node.Locked(chain => chain.AddForeign(world.Signer.Address, 0));
        world.Node.Locked(chain => chain.Mine(world.Time.GetUtcNow()));
        SignedTransaction signed = await SignAsync(world);

        NonceConflictException conflict = await Assert.ThrowsAsync<NonceConflictException>(
            () => world.RunAsync(world.CreateTransport().ResumeAsync(signed.Raw, new() { Journal = journal }, Test.Token)));

        Assert.Equal((signed.Hash, foreign.Hash, 0UL), (conflict.Hash, conflict.TakenBy!.Value, conflict.Nonce));
        Assert.Equal([new TransactionOutcome.NonceTaken(foreign.Hash)], journal.OutcomesOf(signed.Hash));
    }

    [Fact]
    public async Task A_transaction_of_another_chain_is_refused()
    {
        using World world = new();
        SignedTransaction signed = await SignAsync(world, chainId: 1);

        WrongChainException wrong = await Assert.ThrowsAsync<WrongChainException>(
            () => world.RunAsync(world.CreateTransport().ResumeAsync(signed.Raw, cancellationToken: Test.Token)));

        Assert.Equal((1UL, world.ChainId), (wrong.Expected, wrong.Actual));
        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task A_node_that_is_away_is_waited_for_and_nothing_counts_as_not_sent()
    {
        using World world = new();
        RecordingJournal journal = new();
        SignedTransaction signed = await SignAsync(world);
        JsonRpcTransport transport = world.CreateTransport();
        await transport.GetChainIdAsync(Test.Token);
        world.Node.Next("eth_sendRawTransaction", NodeFaults.RefuseConnection, NodeFaults.RefuseConnection);

        TransactionHandle handle = await world.RunAsync(transport.ResumeAsync(signed.Raw, new() { Journal = journal }, Test.Token));

        Assert.Empty(journal.Ended);
        Assert.Equal(signed.Hash, (await world.WaitAsync(handle)).TransactionHash);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_transaction_its_replacement_and_its_cancellation_are_one_again(bool cancellationFirst)
    {
        using World world = new();
        SignedTransaction first = await SignAsync(world);
        SignedTransaction raised = await SignAsync(world, gwei: 2);
        SignedTransaction cancellation = await SignAsync(world, gwei: 3, to: world.Signer.Address, data: Bytes.Empty);
        JsonRpcTransport transport = world.CreateTransport();
        world.Mine();

        TransactionHandle handle = null!;
        foreach (SignedTransaction signed in cancellationFirst ? new[] { cancellation, first, raised } : [first, raised, cancellation])
        {
            handle = await world.RunAsync(transport.ResumeAsync(signed.Raw, cancellationToken: Test.Token));
        }

        world.Node.Locked(chain => chain.Mine(world.Time.GetUtcNow()));

        TransactionCancelledException cancelled = await Assert.ThrowsAsync<TransactionCancelledException>(() => world.WaitAsync(handle));
        Assert.Equal((first.Hash, cancellation.Hash), (cancelled.Hash, cancelled.Receipt.TransactionHash));
        Assert.Equal(new HashSet<Bytes32> { first.Hash, raised.Hash, cancellation.Hash }, handle.Hashes.ToHashSet());
    }

    [Fact]
    public async Task Two_purposes_cannot_have_one_nonce()
    {
        using World world = new();
        SignedTransaction one = await SignAsync(world);
        SignedTransaction other = await SignAsync(world, data: [1, 2, 3]);
        JsonRpcTransport transport = world.CreateTransport();
        world.Mine();
        await world.RunAsync(transport.ResumeAsync(one.Raw, cancellationToken: Test.Token));

        NonceConflictException conflict = await Assert.ThrowsAsync<NonceConflictException>(
            () => world.RunAsync(transport.ResumeAsync(other.Raw, cancellationToken: Test.Token)));

        Assert.Equal((other.Hash, (Bytes32?)one.Hash), (conflict.Hash, conflict.TakenBy));
        Assert.Equal(1, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Fact]
    public async Task What_is_resumed_is_replaced_like_any_other()
    {
        using World world = new();
        world.Node.Chain.LeastFee = 1_100_000_000;
        SignedTransaction signed = await SignAsync(world);

        TransactionHandle handle = await world.RunAsync(world.CreateTransport().ResumeAsync(signed.Raw, new() { ReplaceAfterBlocks = 2 }, Test.Token));
        TransactionReceipt receipt = await world.WaitAsync(handle);

        Assert.Equal([signed.Hash, receipt.TransactionHash], handle.Hashes);
        Assert.Equal((UInt256)1_125_000_000, Assert.Single(world.Node.Chain.Mined).MaxFee);
    }

    [Fact]
    public async Task A_failure_is_described_by_the_selector_that_is_left()
    {
        using World world = new();
        world.Node.Chain.Reverts = true;
        SignedTransaction signed = await SignAsync(world);
        TransactionHandle handle = await world.RunAsync(world.CreateTransport().ResumeAsync(signed.Raw, cancellationToken: Test.Token));

        TransactionRevertedException reverted = await Assert.ThrowsAsync<TransactionRevertedException>(() => world.WaitAsync(handle));

        Assert.Equal("0x5c36b186", reverted.Signature);
    }

    private static async Task<SignedTransaction> SignAsync(
        World world, ulong? chainId = null, decimal gwei = 1, Address? to = null, Bytes? data = null)
    {
        Eip1559Transaction transaction = new()
        {
            ChainId = chainId ?? world.ChainId,
            Nonce = 0,
            MaxFeePerGas = Wei.FromGwei(gwei),
            MaxPriorityFeePerGas = Wei.FromGwei(gwei),
            GasLimit = 60_000,
            To = to ?? World.Contract,
            Data = data ?? Bytes.Create(World.Ping.Calldata.Span),
        };
        return new SignedTransaction(transaction, await world.Signer.SignAsync(transaction, Test.Token));
    }
}
