using System.Numerics;
using System.Text.Json;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Payments;

/// <summary>Allowances are exact, however many spend at once.</summary>
public sealed class AllowanceTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_sessions_that_start_at_once_leave_no_allowance_and_no_session_out()
    {
        BigInteger before = await market.UsdcOfAsync(market.ClientAddress);

        FabstirSession[] sessions = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => market.StartAsync(new() { DepositAmount = i })));

        Assert.Equal(20, sessions.Select(session => session.Id).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (decimal)i), sessions.Select(session => session.Terms.Deposit.ToDecimal()).Order());
        Assert.Equal(0, await market.AllowanceOfAsync(market.ClientAddress));
        Assert.Equal(before - 210_000_000, await market.UsdcOfAsync(market.ClientAddress));
        foreach (FabstirSession session in sessions)
        {
            Assert.Equal((BigInteger)session.Terms.Deposit.BaseUnits, await market.SessionFieldAsync(session.Id, 4));
        }
    }

    [Fact]
    public async Task Deposits_and_sessions_at_once_share_one_allowance()
    {
        await Task.WhenAll(
            [
                .. Enumerable.Range(0, 5).Select(_ => (Task)market.StartAsync()),
                .. Enumerable.Range(0, 5).Select(_ => (Task)market.Client.Payments.DepositAsync(0.25m, cancellationToken: Cancellation)),
            ]);

        Assert.Equal(0, await market.AllowanceOfAsync(market.ClientAddress));
        Assert.Equal(1.25m, (await market.Client.Payments.GetBalancesAsync(cancellationToken: Cancellation)).Usdc.Deposit.ToDecimal());
    }

    [Fact]
    public async Task An_allowance_that_is_large_enough_is_used_and_not_changed()
    {
        await market.Client.Payments.ApproveAsync(3m, Cancellation);
        Assert.Equal(3m, (await market.Client.Payments.GetAllowanceAsync(cancellationToken: Cancellation)).ToDecimal());

        await market.StartAsync();

        Assert.Equal(2_000_000, await market.AllowanceOfAsync(market.ClientAddress));
        await market.Client.Payments.ApproveAsync(0m, Cancellation);
        Assert.Equal(0, await market.AllowanceOfAsync(market.ClientAddress));
    }

    [Fact]
    public async Task An_approval_has_gas_for_the_case_that_the_allowance_before_it_is_used_up_meanwhile()
    {
        await market.Client.Payments.ApproveAsync(0.5m, Cancellation);
        ulong before = await market.Devnet.Transport.GetBlockNumberAsync(Cancellation);

        await market.StartAsync();

        // The block after: the approval of the whole. From an empty slot it costs 46,000, and over an allowance 29,000.
        JsonElement block = await market.Devnet.Transport.RequestAsync("eth_getBlockByNumber", [$"0x{before + 1:x}", true], Cancellation);
        JsonElement approval = Assert.Single(block.GetProperty("transactions").EnumerateArray());
        Assert.StartsWith("0x095ea7b3", approval.GetProperty("input").GetString(), StringComparison.Ordinal);
        Assert.True(Convert.ToUInt64(approval.GetProperty("gas").GetString(), 16) > 46_000);
    }

    [Fact]
    public async Task A_start_that_is_refused_leaves_the_others_their_allowance()
    {
        Task<FabstirSession>[] starts =
        [
            .. Enumerable.Range(0, 4).Select(_ => market.StartAsync()),
            market.StartAsync(new() { DepositAmount = 1m, ProofInterval = 1 }),
        ];

        await Assert.ThrowsAsync<SessionTermsException>(() => starts[4]);
        await Task.WhenAll(starts[..4]);
        Assert.Equal(0, await market.AllowanceOfAsync(market.ClientAddress));
    }

    [Fact]
    public async Task More_than_there_is_is_neither_deposited_nor_withdrawn()
    {
        InsufficientBalanceException deposit = await Assert.ThrowsAsync<InsufficientBalanceException>(
            () => market.Client.Payments.DepositAsync(3_000_000m, cancellationToken: Cancellation));
        InsufficientBalanceException withdrawal = await Assert.ThrowsAsync<InsufficientBalanceException>(
            () => market.Client.Payments.WithdrawAsync(3_000_000m, PaymentToken.Native, cancellationToken: Cancellation));

        Assert.Equal(("3000000 USDC", FabstirErrorCode.InsufficientBalance), (deposit.Needed, deposit.Code));
        Assert.Equal(("3000000 ETH", "0 ETH"), (withdrawal.Needed, withdrawal.Available));
        Assert.Equal(
            FabstirErrorCode.InvalidParameters,
            (await Assert.ThrowsAsync<FabstirException>(() => market.Client.Payments.DepositAsync(0.0000001m, cancellationToken: Cancellation))).Code);
        Assert.Equal(
            FabstirErrorCode.InvalidParameters,
            (await Assert.ThrowsAsync<FabstirException>(() => market.Client.Payments.AuthorizeDelegateAsync(market.ClientAddress, Cancellation))).Code);
    }
}
