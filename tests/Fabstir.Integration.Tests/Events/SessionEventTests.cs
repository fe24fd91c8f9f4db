using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Events;

/// <summary>The whole of a session, as the marketplace's events tell it: all of them, in order, with the fields that were sent.</summary>
public sealed class SessionEventTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_paid_with_tokens_and_completed_by_the_client()
    {
        ulong since = await NextBlockAsync();
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.ProveAsync(id, 1_234, 333);
        await market.EndAsync(id, Ending.ByClient);

        JobMarketplace.Event[] expected =
        [
            Created(id, 1_000_000),
            CreatedForModel(id, 1_000_000),
            Proven(id, 1_234),
            Proven(id, 333),
            new JobMarketplace.Event.PaymentSent { Recipient = market.ClientAddress, Amount = 992_164 },
            new JobMarketplace.Event.SessionCompleted { JobId = id, TotalTokensUsed = 1_567, HostEarnings = 7_053, UserRefund = 992_164 },
            new JobMarketplace.Event.SessionCompletedBy
            {
                JobId = id, CompletedBy = market.ClientAddress, TokensUsed = 1_567, PaymentAmount = 7_836, RefundAmount = 992_164,
            },
        ];
        Assert.Equal(expected, await EventsAsync(since));
    }

    [Fact]
    public async Task A_session_paid_from_a_native_deposit_and_timed_out()
    {
        ulong since = await NextBlockAsync();
        UInt256 id = await market.OpenAsync(Way.NativeDeposit);
        await market.ProveAsync(id, 1_234, 333);
        await market.EndAsync(id, Ending.ByTimeout);

        JobMarketplace.Event[] expected =
        [
            new JobMarketplace.Event.DepositReceived { Depositor = market.ClientAddress, Amount = 10_000_000_000_000_000, Token = Address.Zero },
            Created(id, 10_000_000_000_000_000),
            CreatedForModel(id, 10_000_000_000_000_000),
            new JobMarketplace.Event.SessionCreatedByDepositor
            {
                SessionId = id, Depositor = market.ClientAddress, Host = market.HostAddress, Deposit = 10_000_000_000_000_000,
            },
            Proven(id, 1_234),
            Proven(id, 333),
            new JobMarketplace.Event.PaymentSent { Recipient = market.ClientAddress, Amount = 9_996_438_636_363_208 },
            new JobMarketplace.Event.SessionTimedOut { JobId = id, HostEarnings = 3_205_227_273_113, UserRefund = 9_996_438_636_363_208 },
        ];
        Assert.Equal(expected, await EventsAsync(since));
    }

    [Fact]
    public async Task A_session_opened_by_a_delegate_and_left_early()
    {
        ulong since = await NextBlockAsync();
        UInt256 id = await market.OpenAsync(Way.Delegate);
        await market.EndAsync(id, Ending.ByClient);

        JobMarketplace.Event[] expected =
        [
            Created(id, 1_000_000),
            CreatedForModel(id, 1_000_000),
            new JobMarketplace.Event.SessionCreatedByDelegate
            {
                SessionId = id,
                Payer = market.ClientAddress,
                Delegate = market.DelegateAddress,
                Host = market.HostAddress,
                ModelId = market.Devnet.Model.Id,
                Amount = 1_000_000,
            },
            new JobMarketplace.Event.PaymentSent { Recipient = market.ClientAddress, Amount = 994_999 },
            new JobMarketplace.Event.SessionCompleted { JobId = id, TotalTokensUsed = 0, HostEarnings = 5_001, UserRefund = 994_999 },
            new JobMarketplace.Event.SessionCompletedBy
            {
                JobId = id, CompletedBy = market.ClientAddress, TokensUsed = 0, PaymentAmount = 5_001, RefundAmount = 994_999,
            },
        ];
        Assert.Equal(expected, await EventsAsync(since));
    }

    [Fact]
    public async Task The_other_contracts_tell_their_part()
    {
        UInt256 id = await market.OpenAsync(Way.Token);
        await market.Devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), Cancellation);
        TransactionReceipt proof = await market.SendProofAsync(id, 1_567).MinedAsync();
        UInt256 earned = await market.Host.HostEarnings.GetBalanceAsync(market.HostAddress, market.Usdc, cancellationToken: Cancellation);
        TransactionReceipt end = await market.EndAsync(id, Ending.ByClient);

        Assert.Equal(
            [new ProofSystem.Event.ProofVerified { ProofHash = SessionSteps.HashOf(id, 1_567), Prover = market.HostAddress, Tokens = 1_567 }],
            proof.GetEvents<ProofSystem.Event.ProofVerified>(market.Devnet.Deployment.ProofSystem));
        Assert.Equal(
            [new HostEarnings.Event.EarningsCredited { Host = market.HostAddress, Token = market.Usdc, Amount = 7_053, NewBalance = earned + 7_053 }],
            end.GetEvents<HostEarnings.Event.EarningsCredited>(market.Devnet.Deployment.HostEarnings));
        Assert.Equal(
            [(market.Devnet.Deployment.HostEarnings.Address, 7_053), (market.ClientAddress, 992_164)],
            end.GetEvents<ERC20.Event.Transfer>(market.Usdc).Select(static transfer => (transfer.To, transfer.Value)));
    }

    private JobMarketplace.Event.SessionJobCreated Created(UInt256 id, UInt256 deposit) =>
        new() { JobId = id, Depositor = market.ClientAddress, Host = market.HostAddress, Deposit = deposit };

    private JobMarketplace.Event.SessionJobCreatedForModel CreatedForModel(UInt256 id, UInt256 deposit) =>
        new() { JobId = id, Depositor = market.ClientAddress, Host = market.HostAddress, ModelId = market.Devnet.Model.Id, Deposit = deposit };

    private JobMarketplace.Event.ProofSubmitted Proven(UInt256 id, UInt256 tokens) => new()
    {
        JobId = id,
        Host = market.HostAddress,
        TokensClaimed = tokens,
        ProofHash = SessionSteps.HashOf(id, tokens),
        ProofCID = $"proof of {tokens}",
        DeltaCID = $"delta of {tokens}",
    };

    private async Task<ulong> NextBlockAsync() => await market.Devnet.Transport.GetBlockNumberAsync(Cancellation) + 1;

    // Every log of the marketplace, whatever its topics: nothing that happened can be missed.
    private async Task<IEnumerable<JobMarketplace.Event>> EventsAsync(ulong since)
    {
        LogQuery query = new() { Address = market.Devnet.Deployment.JobMarketplace, Topics = [], Blocks = BlockRange.Since(since) };
        IReadOnlyList<Log> logs = await market.Devnet.Transport.GetLogsAsync(query, Cancellation);
        return [.. logs.Select(static log => JobMarketplace.Event.Decode(log.Topics.AsSpan(), log.Data.AsSpan()))];
    }
}
