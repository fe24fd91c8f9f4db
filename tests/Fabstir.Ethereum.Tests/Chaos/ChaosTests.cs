using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Chaos;

namespace Fabstir.Ethereum.Tests;

/// <summary>A real chain behind providers that behave as real ones do: whatever they do, every payment is made once.</summary>
public sealed class ChaosTests(AnvilChain chain) : IClassFixture<AnvilChain>
{
    private static readonly JsonRpcTransportOptions Defaults = new();

    public static TheoryData<ChaosFault, double> Faults { get; } = new()
    {
        { ChaosFault.AnswerLost, 0.15 },
        { ChaosFault.RequestLost, 0.15 },
        { ChaosFault.AlreadyKnown, 0.5 },
        { ChaosFault.StaleHead, 0.2 },
        { ChaosFault.ReceiptDelayed, 1 },
        { ChaosFault.Dropped, 0.3 },
        { ChaosFault.TooManyRequests, 0.15 },
        { ChaosFault.HtmlBody, 0.15 },
        { ChaosFault.WrongId, 0.15 },
        { ChaosFault.DuplicateAnswer, 0.8 },
        { ChaosFault.UnorderedAnswers, 0.8 },
        { ChaosFault.MissingAnswer, 0.5 },
        { ChaosFault.InternalError, 0.1 },
        { ChaosFault.NoTipMethod, 1 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_payment_is_made_once(ChaosFault fault, double rate)
    {
        using Payments payments = await Payments.StartAsync(chain, Defaults, Provider(rate, fault));

        await payments.PayAsync(10);

        await payments.AssertBooksAsync();
        Assert.True(payments.Nodes[0].Struck(fault) > 0, "The fault has not struck.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_payment_is_made_once_when_all_of_it_happens(ulong seed)
    {
        ChaosFault[] all = [.. Enum.GetValues<ChaosFault>().Where(fault => fault != ChaosFault.OtherChain)];
        using Payments payments = await Payments.StartAsync(chain, Defaults with { BatchSize = 50 }, Provider(0.05, all) with { Seed = seed });

        await payments.PayAsync(15);

        await payments.AssertBooksAsync();
    }

    [Fact]
    public async Task With_sixteen_at_a_time_no_pool_with_sixteen_slots_refuses_one()
    {
        using Payments payments = await Payments.StartAsync(chain, Defaults with { MaxInFlight = 16 }, Provider(0, ChaosFault.SlotLimit));

        await payments.PayAsync(40);

        await payments.AssertBooksAsync();
        Assert.Equal(0, payments.Nodes[0].Struck(ChaosFault.SlotLimit));
    }

    [Fact]
    public async Task Batches_shrink_to_what_a_provider_allows()
    {
        using Payments payments = await Payments.StartAsync(
            chain, Defaults with { MaxInFlight = 16, BatchSize = 50 }, Provider(0, ChaosFault.BatchLimit) with { MaxBatch = 3 });

        // Whether requests of payments meet in a batch is up to the machine: these do.
        JsonRpcBatch batch = payments.Transport.CreateBatch();
        Task<ReadOnlyMemory<byte>>[] calls = EchoCalls.Start(batch, 10);
        await batch.SendAsync(Test.Token);
        await Task.WhenAll(calls);
        await payments.PayAsync(20);

        await payments.AssertBooksAsync();
        Assert.True(payments.Nodes[0].Struck(ChaosFault.BatchLimit) > 0);
    }

    [Fact]
    public async Task Payments_that_offer_too_little_are_replaced_under_the_rule_of_a_tenth()
    {
        await using AnvilChain ownChain = new();
        await ownChain.InitializeAsync();
        using Payments payments = await Payments.StartAsync(
            ownChain, Defaults with { ReplaceAfterBlocks = 2, MaxReplacements = 20 }, Provider(0, ChaosFault.ReplacementLimit));
        await ownChain.AskAsync("evm_setIntervalMining", 0);

        // All of them wait, and then the next block wants eight times what they knew.
        Task<TransactionHandle[]> paying = payments.PayAsync(3);
        while (UpstreamNode.Number(await ownChain.AskAsync("eth_getTransactionCount", payments.Account.ToString(), "pending")) < 3)
        {
            await Task.Yield();
        }

        JsonNode head = (await ownChain.AskAsync("eth_getBlockByNumber", "latest", false))!;
        await ownChain.AskAsync("anvil_setNextBlockBaseFeePerGas", (UInt256.Parse((string)head["baseFeePerGas"]!) * 8).ToString("x"));
        while (!paying.IsCompleted)
        {
            await ownChain.AskAsync("evm_mine");
            await Task.WhenAny(paying, payments.Nodes[0].WhenServedAsync("eth_getBlockByNumber"));
        }

        TransactionHandle[] handles = await paying;
        await payments.AssertBooksAsync();
        Assert.Contains(handles, handle => handle.MinedHash != handle.Hash);
        Assert.Equal(0, payments.Nodes[0].Struck(ChaosFault.ReplacementLimit));
    }

    [Fact]
    public async Task When_a_provider_goes_away_the_next_one_goes_on_and_none_of_another_chain()
    {
        using Payments payments = await Payments.StartAsync(
            chain, Defaults, Provider(0.05, ChaosFault.AnswerLost), Provider(1, ChaosFault.OtherChain), Provider(0.05, ChaosFault.StaleHead));
        await payments.PayAsync(3);

        payments.Nodes[0].IsDown = true;
        await payments.PayAsync(6);
        payments.Nodes[0].IsDown = false;
        payments.Nodes[2].IsDown = true;
        await payments.PayAsync(6);

        await payments.AssertBooksAsync();
        Assert.True(payments.Nodes[1].Struck(ChaosFault.OtherChain) > 0);
    }

    [Fact]
    public async Task When_only_another_chain_is_left_nothing_is_paid_there()
    {
        using Payments payments = await Payments.StartAsync(chain, Defaults, Provider(0), Provider(1, ChaosFault.OtherChain));
        await payments.PayAsync(1);
        payments.Nodes[0].IsDown = true;
        ContractMessage message = new() { To = payments.Account, Calldata = ReadOnlyMemory<byte>.Empty, Signature = "payment" };

        EthereumException refusal = await Assert.ThrowsAnyAsync<EthereumException>(() => payments.Transport.SendAsync(message, cancellationToken: Test.Token));

        Assert.True(refusal is NodeUnreachableException or WrongChainException, refusal.ToString());
        await payments.AssertBooksAsync();
    }

    [Fact]
    public async Task A_payment_that_the_account_cannot_make_is_refused_before_it_is_signed()
    {
        using Payments payments = await Payments.StartAsync(chain, Defaults, Provider(0));
        RecordingJournal journal = new();
        Wei balance = await payments.Transport.GetBalanceAsync(payments.Account, cancellationToken: Test.Token);
        ContractMessage message = new() { To = payments.Account, Calldata = ReadOnlyMemory<byte>.Empty, Signature = "payment" };

        InsufficientFundsException[] refusals =
        [
            await RefusalOfAsync(balance + new Wei(1)),
            await RefusalOfAsync(balance),
        ];

        Assert.All(refusals, refusal => Assert.Equal((payments.Account, balance), (refusal.Account, refusal.Balance)));
        Assert.True(refusals[1].Gas > Wei.Zero);
        Assert.Empty(journal.Signed);

        Task<InsufficientFundsException> RefusalOfAsync(Wei value) => Assert.ThrowsAsync<InsufficientFundsException>(
            () => payments.Transport.SendAsync(message with { Value = value }, new() { Journal = journal }, Test.Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_else_with_the_same_key_is_found_and_named(bool mined)
    {
        await using AnvilChain ownChain = new();
        await ownChain.InitializeAsync();
        using Payments payments = await Payments.StartAsync(ownChain, Defaults, Provider(0));
        await payments.PayAsync(2);
        ContractMessage message = new() { To = payments.Account, Calldata = ReadOnlyMemory<byte>.Empty, Value = new Wei(7), Signature = "payment" };
        Eip1559Transaction transaction = new()
        {
            ChainId = ownChain.ChainId,
            Nonce = 2,
            MaxFeePerGas = Wei.FromGwei(100),
            MaxPriorityFeePerGas = Wei.FromGwei(50),
            GasLimit = 21_000,
            To = payments.Account,
        };
        SignedTransaction foreign = new(transaction, await payments.Signer.SignAsync(transaction, Test.Token));
        if (!mined)
        {
            await ownChain.AskAsync("evm_setIntervalMining", 0);
        }

        // Between our signature and our transaction, another program sends.
        GatedJournal journal = new(async () =>
        {
            await ownChain.AskAsync("eth_sendRawTransaction", foreign.Raw.ToString());
            while (mined && await ownChain.AskAsync("eth_getTransactionReceipt", foreign.Hash.ToString()) is null)
            {
                await Task.Yield();
            }
        });
        NonceConflictException conflict = await Assert.ThrowsAsync<NonceConflictException>(
            () => payments.Transport.SendAsync(message, new() { Journal = journal, MaxFeePerGas = Wei.FromGwei(3), MaxPriorityFeePerGas = new Wei(1) }, Test.Token));

        Assert.Equal((2UL, (Bytes32?)foreign.Hash), (conflict.Nonce, conflict.TakenBy));
        Assert.Equal(new TransactionOutcome.NonceTaken(foreign.Hash), journal.Outcome);
    }

    [Fact]
    public async Task The_fee_for_data_of_a_rollup_counts()
    {
        await using AnvilChain ownChain = new();
        await ownChain.InitializeAsync();
        using Payments payments = await Payments.StartAsync(ownChain, Defaults, Provider(0));

        // PUSH9 10^21, PUSH0 MSTORE, PUSH1 32 PUSH0 RETURN: a thousand ether for whatever is asked.
        await ownChain.AskAsync("anvil_setCode", "0x420000000000000000000000000000000000000F", "0x683635c9adc5dea000005f5260205ff3");
        ContractMessage message = new() { To = payments.Account, Calldata = ReadOnlyMemory<byte>.Empty, Signature = "payment" };

        InsufficientFundsException refusal = await Assert.ThrowsAsync<InsufficientFundsException>(
            () => payments.Transport.SendAsync(message, cancellationToken: Test.Token));

        Assert.Equal(Wei.FromEther(1_000), refusal.DataFee);
    }

    [Fact]
    public async Task Logs_come_once_each_whatever_the_limits_are()
    {
        using Payments payments = await Payments.StartAsync(
            chain, Defaults, Provider(0.1, ChaosFault.LogLimit, ChaosFault.AnswerLost, ChaosFault.InternalError) with { MaxLogRange = 3, MaxLogResults = 4 });

        // PUSH1 0 PUSH1 0 LOG0 in its constructor's place: an account whose code emits a log whenever it is called.
        Address emitter = Address.Parse("0x00000000000000000000000000000000000e4e47");
        await chain.AskAsync("anvil_setCode", emitter.ToString(), "0x60006000a0");
        ContractMessage call = new() { To = emitter, Calldata = ReadOnlyMemory<byte>.Empty, Signature = "emit" };
        List<TransactionHandle> handles = [];
        while (handles.Count < 6)
        {
            try
            {
                handles.Add(await payments.Transport.SendAsync(call, cancellationToken: Test.Token));
            }
            catch (EthereumException e) when (e is not TransactionOutcomeUnknownException)
            {
            }
        }

        TransactionReceipt[] receipts = await Task.WhenAll(handles.Select(handle => handle.WaitAsync(cancellationToken: Test.Token)));
        ulong first = receipts.Min(receipt => receipt.BlockNumber);
        ulong last = receipts.Max(receipt => receipt.BlockNumber);
        BlockRange range = new(first - Math.Min(first, 5), last);
        IReadOnlyList<Log>? logs = null;
        while (logs is null)
        {
            try
            {
                logs = await payments.Transport.GetLogsAsync(new LogQuery { Address = emitter, Topics = [], Blocks = range }, Test.Token);
            }
            catch (JsonRpcException e) when (e.Code == -32603)
            {
                // Refused also for a single block: that is the caller's to ask again.
            }
        }

        Assert.Equal(
            receipts.Select(receipt => receipt.TransactionHash.ToString()).Order(StringComparer.Ordinal),
            logs.Select(log => log.TransactionHash.ToString()).Order(StringComparer.Ordinal));
        Assert.True(payments.Nodes[0].Struck(ChaosFault.LogLimit) > 0);
    }

    [Fact]
    public async Task A_reorganisation_that_takes_payments_back_does_not_lose_or_double_them()
    {
        await using AnvilChain ownChain = new();
        await ownChain.InitializeAsync();
        using Payments payments = await Payments.StartAsync(ownChain, Defaults, Provider(0.05, ChaosFault.AnswerLost, ChaosFault.StaleHead));
        TransactionHandle[] handles = await payments.PayAsync(6);

        // Deeper than any of them: anvil forgets their transactions.
        ulong head = await ownChain.Node.GetHeadAsync(Test.Token);
        await ownChain.AskAsync("anvil_reorg", (long)Math.Min(head, 60), new JsonArray());
        TransactionReceipt[] receipts = await Task.WhenAll(handles.Select(handle => handle.WaitAsync(3, Test.Token)));

        Assert.Equal(6, receipts.Select(receipt => receipt.TransactionHash).Distinct().Count());
        await payments.AssertBooksAsync();
    }

    private static ChaosOptions Provider(double rate, params ChaosFault[] faults) =>
        new() { Faults = faults.ToHashSet(), Rate = rate, RetryAfter = TimeSpan.Zero, Seed = 20_261 };

    private sealed class GatedJournal(Func<Task> onSigned) : ITransactionJournal
    {
        public TransactionOutcome? Outcome { get; private set; }

        public async ValueTask SignedAsync(SignedIntent intent, CancellationToken cancellationToken) => await onSigned();

        public ValueTask EndedAsync(SignedIntent intent, TransactionOutcome outcome)
        {
            Outcome = outcome;
            return ValueTask.CompletedTask;
        }
    }
}
