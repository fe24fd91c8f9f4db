namespace Fabstir.Host.Tests.Claims;

public sealed class ClaimSizeTests
{
    private const int Smallest = 100;
    private const int Runs = 20_000;

    [Theory]
    [InlineData(1_099, 0, 0)]
    [InlineData(1_100, 0, 1_000)]
    [InlineData(1_250, 0, 1_150)]
    [InlineData(2_000, 1_000, 0)]
    [InlineData(2_350, 1_000, 1_250)]
    public void A_running_session_keeps_a_hundred_tokens_unproven(int served, int proven, int claimed) =>
        Assert.Equal(claimed, ClaimSize.Of(Situation(ClaimMoment.Running, served, proven)));

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 100)]
    [InlineData(199, 199)]
    [InlineData(200, 100)]
    [InlineData(1_000, 900)]
    public void Before_a_deadline_there_is_a_claim_with_a_tail_kept_where_it_can_be(int served, int claimed) =>
        Assert.Equal(claimed, ClaimSize.Of(Situation(ClaimMoment.Closing, served, proven: 0) with { SmallSessions = SmallSessionPolicy.Nothing }));

    [Fact]
    public void What_nobody_knows_to_have_arrived_is_not_claimed_in_the_middle()
    {
        ClaimSituation situation = Situation(ClaimMoment.Running, served: 1_300, proven: 0) with { Unacknowledged = 256 };

        Assert.Equal(1_044, ClaimSize.Of(situation));
        Assert.Equal(0, ClaimSize.Of(situation with { Served = 1_200 }));
        Assert.Equal(1_300, ClaimSize.Of(situation with { Moment = ClaimMoment.Final }));
    }

    [Fact]
    public void A_host_that_stops_pads_nothing()
    {
        Assert.Equal(0, ClaimSize.Of(Situation(ClaimMoment.Stopping, served: 99, proven: 0)));
        Assert.Equal(250, ClaimSize.Of(Situation(ClaimMoment.Stopping, served: 250, proven: 0)));
    }

    [Theory]
    [InlineData(1_000, 400, 400)]
    [InlineData(1_000, 950, 900)]
    [InlineData(150, 120, 0)]
    [InlineData(1_000, 99, 0)]
    public void What_the_rate_does_not_allow_yet_is_enough_for_a_claim_of_its_own(int unproven, int rate, int claimed) =>
        Assert.Equal(claimed, ClaimSize.Of(Situation(ClaimMoment.Final, unproven, proven: 0) with { LargestClaim = rate }));

    [Fact]
    public void A_padded_claim_is_within_the_deposit()
    {
        ClaimSituation situation = Situation(ClaimMoment.Final, served: 5, proven: 0) with { ProofInterval = 500, SmallSessions = SmallSessionPolicy.ProofInterval };

        Assert.Equal(500, ClaimSize.Of(situation));
        Assert.Equal(320, ClaimSize.Of(situation with { MaxTokens = 320 }));
        Assert.Equal(0, ClaimSize.Of(situation with { Proven = 500 }));
    }

    [Theory]
    [InlineData(SmallSessionPolicy.Nothing)]
    [InlineData(SmallSessionPolicy.OneHundred)]
    [InlineData(SmallSessionPolicy.ProofInterval)]
    public void Whatever_is_served_when_a_session_is_billed_by_the_formula(SmallSessionPolicy policy)
    {
        Random random = new(1);
        for (int run = 0; run < Runs; run++)
        {
            int interval = random.Next(Smallest, 500);
            int maxTokens = random.Next(interval, 5_000);
            long proven = 0;
            long served = 0;
            for (int step = random.Next(0, 12); step > 0; step--)
            {
                served = Math.Min(maxTokens, served + random.Next(0, random.Next(2) == 0 ? 50 : 900));
                long unacknowledged = Math.Min(random.Next(0, 256), served);
                long claimed = Check(Situation(ClaimMoment.Running, served, proven) with
                {
                    Unacknowledged = unacknowledged,
                    MaxTokens = maxTokens,
                    ProofInterval = interval,
                    MinimumClaim = random.Next(Smallest, 1_000),
                    LargestClaim = random.Next(0, 2_000),
                });
                proven += claimed;
                Assert.True(claimed == 0 || proven <= served - unacknowledged, "a claim in the middle is never of what may be taken back");
            }

            for (int blocks = 0; blocks < 10; blocks++)
            {
                proven += Check(Situation(ClaimMoment.Final, served, proven) with
                {
                    MaxTokens = maxTokens,
                    ProofInterval = interval,
                    SmallSessions = policy,
                    LargestClaim = 5_000,
                });
            }

            Assert.Equal(BillOf(served, interval, maxTokens, policy), proven);
        }
    }

    /// <summary>The formula of the documentation: nothing for nothing, the option below a hundred, and else exactly what was served.</summary>
    private static long BillOf(long served, int interval, int maxTokens, SmallSessionPolicy policy) =>
        served == 0 || (served < Smallest && policy == SmallSessionPolicy.Nothing) ? 0
        : served >= Smallest ? served
        : policy == SmallSessionPolicy.OneHundred ? Smallest
        : Math.Min(interval, maxTokens);

    /// <summary>What the contract checks of each claim.</summary>
    private static long Check(ClaimSituation situation)
    {
        long size = ClaimSize.Of(situation);
        Assert.True(size == 0 || size >= Smallest, "no claim is below the smallest");
        Assert.True(size <= situation.LargestClaim, "no claim is above the rate");
        Assert.True(situation.Proven + size <= situation.MaxTokens, "no claim is above the deposit");
        return size;
    }

    private static ClaimSituation Situation(ClaimMoment moment, long served, long proven) => new()
    {
        Moment = moment,
        Served = served,
        Unacknowledged = 0,
        Proven = proven,
        MaxTokens = 1_000_000,
        ProofInterval = 100,
        SmallestClaim = Smallest,
        LargestClaim = 1_000_000,
        MinimumClaim = 1_000,
        SmallSessions = SmallSessionPolicy.OneHundred,
    };
}
