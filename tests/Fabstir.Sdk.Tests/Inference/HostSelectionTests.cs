using System.Net;
using Fabstir.Ethereum.Tests;

namespace Fabstir.Sdk.Tests.Inference;

public sealed class HostSelectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_best_host_that_answers_is_selected_with_the_reasons()
    {
        // All answer in no time.
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 3, time: new ManualTime());

        HostChoice cheapest = await world.Inference.SelectHostAsync(world.Market.Model, cancellationToken: Cancellation);
        HostChoice nearest = await world.Inference.SelectHostAsync(
            world.Market.Model, new HostRequirements { Region = "us", Ranking = new RankingOptions { RegionWeight = 900, PriceWeight = 1 } }, cancellationToken: Cancellation);
        HostChoice preferred = await world.Inference.SelectHostAsync(
            world.Market.Model, new HostRequirements { Preferred = [world.Addresses[2]] }, cancellationToken: Cancellation);

        Assert.Equal((world.Addresses[0], TokenPrice.PerMillionTokens(5m)), (cheapest.Host.Address, cheapest.Price));
        Assert.Equal(world.Addresses[1], nearest.Host.Address);
        Assert.Equal(world.Addresses[2], preferred.Host.Address);
        Assert.True(cheapest.Probe is { IsSuitable: true, Latency: not null });
        Assert.Equal(
            [RankingFactor.Price, RankingFactor.Stake, RankingFactor.Reliability, RankingFactor.ResponseTime],
            cheapest.Ranked.Reasons.Select(static reason => reason.Factor));
    }

    [Fact]
    public async Task A_host_that_is_too_slow_or_ill_is_left_out_with_the_reason()
    {
        ManualTime time = new();
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 4, time: time);
        world.Network.Answer = async (host, path, token) =>
        {
            switch (host)
            {
                case "host-0.example" when path == "/health":
                    time.Advance(TimeSpan.FromMilliseconds(500));
                    return null;
                case "host-1.example":
                    throw new HttpRequestException("Nobody is there.");
                case "host-2.example":
                    return FaultyHosts.Json("""{"status":"unhealthy","issues":["no GPU"]}""");
                default:
                    return await Task.FromResult<HttpResponseMessage?>(null);
            }
        };

        HostSelectionReport report = await world.Inference.FindHostsAsync(
            world.Market.Model, world.InOrder with { MaxLatency = TimeSpan.FromMilliseconds(400), Probes = 1 }, cancellationToken: Cancellation);

        Assert.Equal(world.Addresses[3], Assert.Single(report.Suitable).Host.Address);
        Assert.Equal(
            ["It took 500 ms to answer, and may take 400.", "It cannot be reached.", "It says that it is not well."],
            report.Rejected.Select(static probe => probe.Problem));
        Assert.Equal(world.Addresses.Take(3), report.Rejected.Select(static probe => probe.Host));
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_waited_for_no_longer_than_allowed()
    {
        ManualTime time = new();
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(time: time);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Network.Answer = async (_, _, token) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
            return null;
        };

        Task<HostSelectionReport> finding = world.Inference.FindHostsAsync(world.Market.Model, cancellationToken: Cancellation);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("It did not answer within 3000 ms.", Assert.Single((await finding).Rejected).Problem);
    }

    [Fact]
    public async Task Better_hosts_that_are_well_save_the_others_the_question()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 3);

        HostSelectionReport report = await world.Inference.FindHostsAsync(world.Market.Model, new HostRequirements { Probes = 2 }, cancellationToken: Cancellation);

        Assert.Equal((2, 0, 1), (report.Suitable.Count, report.Rejected.Count, report.NotAsked));
    }

    [Fact]
    public async Task When_nobody_is_left_it_says_what_each_said()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 2);
        world.Network.Answer = static (_, _, _) => Task.FromResult<HttpResponseMessage?>(FaultyHosts.Json("{}", HttpStatusCode.Redirect));

        FabstirException nobody = await Assert.ThrowsAsync<FabstirException>(() => world.Inference.SelectHostAsync(world.Market.Model, cancellationToken: Cancellation));
        FabstirException none = await Assert.ThrowsAsync<FabstirException>(
            () => world.Inference.SelectHostAsync(world.Market.Model, new HostRequirements { MinStake = FabAmount.FromDecimal(9_999m) }, cancellationToken: Cancellation));

        Assert.Equal((FabstirErrorCode.NoHostsAvailable, FabstirErrorCode.NoHostsAvailable), (nobody.Code, none.Code));
        Assert.Contains($"{world.Addresses[1]}: /health answered 302.", nobody.Message, StringComparison.Ordinal);
        Assert.Contains("None is registered", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requirements_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HostRequirements { Probes = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new HostRequirements { ProbeTimeout = TimeSpan.FromMinutes(2) });
    }
}
