using System.Globalization;
using Fabstir.Abi;

namespace Fabstir.Sdk.Tests.Hosts;

public sealed class RankingTests
{
    private static readonly ModelId Model = ModelId.Of("owner/name", "file");

    [Fact]
    public void Each_factor_has_a_score_that_can_be_followed_by_hand()
    {
        (RegisteredHost, HostReliability)[] hosts =
        [
            Candidate(1, price: 2_000, stake: 1_000, succeeded: 9, failed: 1, milliseconds: 200, location: "eu-west"),
            Candidate(2, price: 1_000, stake: 4_000, succeeded: 0, failed: 0, milliseconds: 100, location: "us-east"),
        ];

        IReadOnlyList<RankedHost> ranked = HostRanking.Rank(hosts, Model, new RankingOptions { Region = "EU" });

        RankedHost second = ranked[1];
        Assert.Equal(AddressOf(2), ranked[0].Host.Address);
        Assert.Equal(
            [
                new(RankingFactor.Price, "0.002 USDC per 1,000 tokens", 0.5m, 40),
                new(RankingFactor.Stake, "1000 FAB", 0.25m, 15),
                new(RankingFactor.Reliability, "9 of 10 succeeded", 0.833333m, 30),
                new(RankingFactor.ResponseTime, "200 ms", 0.5m, 10),
                new(RankingFactor.Region, "eu-west", 1m, 5),
            ],
            second.Reasons);
        // (0.5 × 40 + 0.25 × 15 + 0.833333 × 30 + 0.5 × 10 + 1 × 5) / 100
        Assert.Equal(0.5875m, second.Score);
        // (1 × 40 + 1 × 15 + 0.5 × 30 + 1 × 10 + 0 × 5) / 100
        Assert.Equal(0.8m, ranked[0].Score);
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_hosts_or_the_culture()
    {
        (RegisteredHost, HostReliability)[] hosts =
        [
            .. Enumerable.Range(1, 30).Select(static i => Candidate((byte)i, (uint)(1_000 + (i % 7)), (uint)(1_000 + (i % 3)), i % 5, i % 4, 100 + (i % 2), "eu")),
        ];
        string expected = Order(hosts);
        CultureInfo culture = CultureInfo.GetCultureInfo("de-CH");
        Random random = new(7);

        for (int i = 0; i < 20; i++)
        {
            random.Shuffle(hosts);
            Thread.CurrentThread.CurrentCulture = i % 2 == 0 ? culture : CultureInfo.InvariantCulture;
            Assert.Equal(expected, Order(hosts));
        }

        static string Order(IEnumerable<(RegisteredHost, HostReliability)> hosts) =>
            string.Join('\n', HostRanking.Rank(hosts, Model).Select(static one => $"{one.Host.Address} {string.Join(", ", one.Reasons.Select(static reason => reason.Observed))}"));
    }

    [Fact]
    public void Equal_hosts_are_in_the_order_of_their_addresses()
    {
        IReadOnlyList<RankedHost> ranked = HostRanking.Rank([Candidate(3), Candidate(1), Candidate(2)], Model);
        Assert.Equal([AddressOf(1), AddressOf(2), AddressOf(3)], ranked.Select(static one => one.Host.Address));
        Assert.Equal(ranked[0].Score, ranked[2].Score);
    }

    [Fact]
    public void Hosts_without_a_price_for_the_model_and_the_token_are_left_out()
    {
        Assert.Empty(HostRanking.Rank([Candidate(1)], ModelId.Of("owner/name", "another")));
        Assert.Empty(HostRanking.Rank([Candidate(1)], Model, new RankingOptions { PaidIn = PaymentToken.Native }));
        Assert.Empty(HostRanking.Rank([], Model));
    }

    [Fact]
    public void Weights_decide_and_only_beside_each_other()
    {
        (RegisteredHost, HostReliability)[] hosts = [Candidate(1, price: 1_000, stake: 1_000), Candidate(2, price: 1_001, stake: 9_000)];
        RankingOptions byPrice = new() { StakeWeight = 0, ReliabilityWeight = 0, ResponseTimeWeight = 0, PriceWeight = 0.001m };
        RankingOptions byStake = new() { PriceWeight = 0, ReliabilityWeight = 0, ResponseTimeWeight = 0, StakeWeight = 1_000 };

        Assert.Equal(AddressOf(1), HostRanking.Rank(hosts, Model, byPrice)[0].Host.Address);
        Assert.Equal((AddressOf(2), 1m), (HostRanking.Rank(hosts, Model, byStake)[0].Host.Address, HostRanking.Rank(hosts, Model, byStake)[0].Score));
        Assert.Equal(0m, HostRanking.Rank(hosts, Model, byPrice with { PriceWeight = 0 })[0].Score);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RankingOptions { PriceWeight = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RankingOptions { RegionWeight = 1_001 });
    }

    [Fact]
    public void The_largest_numbers_of_a_chain_and_zeros_are_no_trouble()
    {
        RegisteredHost whale = Candidate(1).Item1 with { Stake = new FabAmount(UInt256.MaxValue), Models = [new HostModel(Model, new TokenPrice(UInt256.MaxValue, PaymentToken.Usdc))] };
        RegisteredHost nobody = Candidate(2).Item1 with { Stake = default };

        IReadOnlyList<RankedHost> ranked = HostRanking.Rank([(whale, Candidate(1).Item2), (nobody, Candidate(2).Item2)], Model);

        Assert.Equal(2, ranked.Count);
        Assert.All(ranked, static one => Assert.InRange(one.Score, 0m, 1m));
    }

    private static (RegisteredHost, HostReliability) Candidate(
        byte number, uint price = 1_000, uint stake = 1_000, int succeeded = 0, int failed = 0, int? milliseconds = null, string location = "")
    {
        RegisteredHost host = new()
        {
            Address = AddressOf(number),
            IsActive = true,
            Stake = FabAmount.FromDecimal(stake),
            ApiUrl = "https://host.example/",
            Url = new Uri("https://host.example/"),
            Metadata = new HostMetadata { Location = location },
            MetadataProblem = null,
            Models = [new HostModel(Model, new TokenPrice(price, PaymentToken.Usdc))],
        };
        HostReliability reliability = new()
        {
            Host = host.Address,
            Succeeded = succeeded,
            Failed = failed,
            Active = 0,
            TokensProven = default,
            ObservedSuccesses = 0,
            ObservedFailures = 0,
            MeanResponseTime = milliseconds is { } time ? TimeSpan.FromMilliseconds(time) : null,
        };
        return (host, reliability);
    }

    private static Address AddressOf(byte number)
    {
        byte[] bytes = new byte[Address.Size];
        bytes[^1] = number;
        return new Address(bytes);
    }
}
