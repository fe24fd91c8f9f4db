using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Mock;

/// <summary>The same steps are told the same in memory and on a chain: results, amounts, states and refusals. Each test has a chain of its own.</summary>
public sealed class MockAgainstChainTests
{
    private static readonly Bytes32 Sha256 = Keccak256.Hash("a file");
    private static readonly TokenPrice Usdc = TokenPrice.PerMillionTokens(7.5m);
    private static readonly TokenPrice Native = new(3_000_000_000_000, PaymentToken.Native);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_host_registers_changes_serves_and_leaves() => CompareAsync(1_500m, static async (world, told) =>
    {
        FabstirHosts hosts = world.Client.Hosts;
        HostRegistration registration = new()
        {
            ApiUrl = new Uri("https://host.example/v1"),
            Metadata = new HostMetadata { Location = "eu-west", Capabilities = ["streaming"] },
            Models = [new HostModel(world.Model, Usdc, Native)],
            Stake = FabAmount.FromDecimal(1_200m),
        };
        await RefusedAsync(told, () => hosts.UnregisterAsync(Cancellation));
        await RefusedAsync(told, () => hosts.RegisterAsync(registration with { Models = [new HostModel(ModelId.Of("nobody/nothing", "file"), Usdc)] }, Cancellation));
        await RefusedAsync(told, () => hosts.RegisterAsync(registration with { Stake = FabAmount.FromDecimal(999m) }, Cancellation));
        await RefusedAsync(told, () => hosts.RegisterAsync(registration with { Models = [new HostModel(world.Model, new TokenPrice(100_000_001, PaymentToken.Usdc))] }, Cancellation));
        Tell(told, await hosts.RegisterAsync(registration, Cancellation));
        Tell(told, await hosts.RegisterAsync(registration, Cancellation));
        Tell(told, await hosts.UpdateAsync(
            new HostUpdate { ApiUrl = new Uri("https://elsewhere.example/"), Metadata = new HostMetadata(), Models = [new HostModel(world.Model, Usdc)] }, Cancellation));
        await hosts.SetPriceAsync(world.Model, Native, Cancellation);
        await hosts.ClearPriceAsync(world.Model, PaymentToken.Usdc, Cancellation);
        await hosts.AddStakeAsync(FabAmount.FromDecimal(300m), Cancellation);
        Tell(told, (await hosts.FindAsync(world.Client.Account!.Value, Cancellation))!);
        await RefusedAsync(told, () => hosts.AddStakeAsync(FabAmount.FromDecimal(1m), Cancellation));
        await RefusedAsync(told, () => hosts.SetPriceAsync(ModelId.Of("nobody/nothing", "file"), Usdc, Cancellation));
        told.Add($"{await CountAsync(hosts.DiscoverAsync(new HostQuery { Model = world.Model }, Cancellation))} hosts");
        told.Add($"{await hosts.UnregisterAsync(Cancellation)} came back");
        told.Add($"{await CountAsync(hosts.DiscoverAsync(new HostQuery { Model = world.Model }, Cancellation))} hosts");
        told.Add($"{await hosts.FindAsync(world.Client.Account!.Value, Cancellation) is null}");
        // Prices outlive a registration: the second one begins with them.
        Tell(told, await hosts.RegisterAsync(registration with { Stake = null }, Cancellation));
    });

    [Fact]
    public Task A_model_is_voted_in_after_late_votes_and_another_is_voted_down() => CompareAsync(130_303m, static async (world, told) =>
    {
        FabstirModels models = world.Client.Models;
        ModelSpec good = new("acme/good", "model.gguf");
        ModelSpec bad = new("acme/bad", "model.gguf");
        await RefusedAsync(told, () => models.VoteAsync(good.Id, FabAmount.FromDecimal(1m), true, Cancellation));
        Tell(told, await models.ProposeAsync(good, Sha256, Cancellation));
        Tell(told, await models.ProposeAsync(bad, Sha256, Cancellation));
        await RefusedAsync(told, () => models.ProposeAsync(good, Sha256, Cancellation));
        Tell(told, await models.VoteAsync(good.Id, FabAmount.FromDecimal(100_000m), true, Cancellation));
        Tell(told, await models.VoteAsync(bad.Id, FabAmount.FromDecimal(1m), true, Cancellation));
        Tell(told, await models.VoteAsync(bad.Id, FabAmount.FromDecimal(2m), false, Cancellation));
        await RefusedAsync(told, () => models.ExecuteProposalAsync(good.Id, Cancellation));
        await RefusedAsync(told, () => models.WithdrawVotesAsync(good.Id, Cancellation));
        await RefusedAsync(told, () => models.VoteAsync(good.Id, FabAmount.FromDecimal(99_999m), true, Cancellation));

        // Three hours before the end, when the second of two votes is one too many.
        await world.AdvanceAsync(TimeSpan.FromHours(69));
        Tell(told, await models.VoteAsync(good.Id, FabAmount.FromDecimal(9_999m), false, Cancellation));
        Tell(told, await models.VoteAsync(good.Id, FabAmount.FromDecimal(1m), false, Cancellation));
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        await RefusedAsync(told, () => models.ExecuteProposalAsync(good.Id, Cancellation));
        await RefusedAsync(told, () => models.VoteAsync(bad.Id, FabAmount.FromDecimal(1m), true, Cancellation));
        Tell(told, await models.ExecuteProposalAsync(bad.Id, Cancellation));
        await world.AdvanceAsync(TimeSpan.FromHours(24));
        Tell(told, (await models.FindProposalAsync(good.Id, Cancellation))!);
        Tell(told, await models.ExecuteProposalAsync(good.Id, Cancellation));
        await RefusedAsync(told, () => models.ExecuteProposalAsync(good.Id, Cancellation));

        told.Add($"{await CountAsync(models.ListProposalsAsync(Cancellation))} open, {await models.GetVotesAsync(good.Id, cancellationToken: Cancellation)} locked");
        told.Add($"{await models.WithdrawVotesAsync(good.Id, Cancellation)} and {await models.WithdrawVotesAsync(bad.Id, Cancellation)} came back");
        told.Add($"{await models.WithdrawVotesAsync(good.Id, Cancellation)} again");
        Model model = (await models.FindAsync(good.Id, Cancellation))!;
        told.Add($"{model.Repository} {model.FileName} {model.Sha256} {model.Tier} {model.IsApproved} {model.MaxTokensPerSecond}");
        await RefusedAsync(told, () => models.ProposeAsync(good, Sha256, Cancellation));
        await RefusedAsync(told, () => models.ProposeAsync(bad, Sha256, Cancellation));
        await world.AdvanceAsync(TimeSpan.FromDays(31));
        Tell(told, await models.ProposeAsync(bad, Sha256, Cancellation));
    });

    [Fact]
    public Task Fees_and_earnings_are_withdrawn_by_those_whose_they_are() => CompareAsync(0m, static async (world, told) =>
    {
        foreach (SessionConfig config in (SessionConfig[])[Marketplace.InUsdc, Marketplace.InEther])
        {
            FabstirSession session = await world.Client.Sessions.StartAsync(world.Model, world.Host, config, cancellationToken: Cancellation);
            await world.ClaimAsync(session.Id, 1_234);
            await session.EndAsync(cancellationToken: Cancellation);
        }

        FabstirTreasury treasury = world.Treasury.Treasury;
        await RefusedAsync(told, () => world.Client.Treasury.WithdrawAllAsync(Cancellation));
        told.Add($"{await world.Client.Treasury.MayWithdrawAsync(cancellationToken: Cancellation)} {await treasury.MayWithdrawAsync(cancellationToken: Cancellation)}");
        TreasuryStatus status = await treasury.GetStatusAsync(Cancellation);
        told.Add($"{status.FeeBasisPoints} {status.MinTokensFee} {status.AccumulatedUsdc} {status.AccumulatedNative} {status.Treasury == world.Treasury.Account}");
        told.Add($"{await treasury.WithdrawAsync(PaymentToken.Usdc, Cancellation)} {await treasury.WithdrawAsync(PaymentToken.Usdc, Cancellation)}");
        told.AddRange((await treasury.WithdrawAllAsync(Cancellation)).Select(static one => one.ToString()));

        FabstirHosts hosts = world.HostClient.Hosts;
        Earnings earned = await hosts.GetEarningsAsync(cancellationToken: Cancellation);
        told.Add($"{earned.Usdc} {earned.Native}");
        await RefusedAsync(told, () => hosts.WithdrawEarningsAsync(PaymentToken.Usdc, earned.Usdc with { BaseUnits = earned.Usdc.BaseUnits + 1 }, Cancellation));
        told.Add($"{await hosts.WithdrawEarningsAsync(PaymentToken.Usdc, new TokenAmount(500, PaymentToken.Usdc), Cancellation)}");
        told.Add($"{await hosts.WithdrawEarningsAsync(PaymentToken.Usdc, cancellationToken: Cancellation)}");
        told.AddRange((await hosts.WithdrawAllEarningsAsync(Cancellation)).Select(static one => $"{one.Token} {one.BaseUnits}"));
        told.Add($"{(await hosts.WithdrawAllEarningsAsync(Cancellation)).Count} left");
    });

    private static async Task CompareAsync(decimal fab, Func<ComparedWorld, List<string>, Task> steps)
    {
        Marketplace market = new();
        await market.InitializeAsync();
        try
        {
            await using ComparedWorld chain = await ComparedWorld.OnChainAsync(market, fab);
            await using ComparedWorld memory = ComparedWorld.InMemory(market, fab);
            List<string> onChain = [];
            List<string> inMemory = [];
            await steps(chain, onChain);
            await steps(memory, inMemory);

            Assert.Equal(onChain, inMemory);
        }
        finally
        {
            await market.DisposeAsync();
        }
    }

    private static void Tell(List<string> told, RegisteredHost host) =>
        told.Add($"{host.IsActive} {host.Stake} {host.ApiUrl} {host.Metadata!.ToJson()} {string.Join(' ', host.Models)}");

    private static void Tell(List<string> told, ModelProposal vote) => told.Add(
        $"{vote.Repository} {vote.FileName} {vote.Sha256} {vote.VotesFor} {vote.VotesAgainst} {vote.Threshold} {vote.EndsAt - vote.ProposedAt} {vote.Extensions} {vote.State}");

    private static async Task RefusedAsync(List<string> told, Func<Task> action) =>
        told.Add($"{(await Assert.ThrowsAnyAsync<FabstirException>(action)).Code}");

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        int count = 0;
        await foreach (T _ in items)
        {
            count++;
        }

        return count;
    }
}
