using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.SessionConfiguration;

/// <summary>FAB2006: seconds where tokens are counted, or a proof interval that is too short.</summary>
public sealed class ProofIntervalTests
{
    [Theory]
    [InlineData("[|99|]")]
    [InlineData("[|Small|]")]
    [InlineData("[|Computed|]")]
    [InlineData("[|(uint)alias|]")]
    [InlineData("[|(ulong)span.TotalSeconds|]")]
    [InlineData("[|(ulong)Math.Round(span.TotalMilliseconds)|]")]
    [InlineData("[|(UInt256)TimeSpan.FromMinutes(5).TotalSeconds|]")]
    public Task An_interval_that_is_too_short_or_a_time_is_reported(string value) =>
        Analysis<ProofIntervalAnalyzer>.ReportsAsync(SessionSource.With(("ProofInterval", value)));

    [Fact]
    public Task Names_say_that_a_number_is_a_time() => Analysis<ProofIntervalAnalyzer>.ReportsAsync(
        """
        class C
        {
            const int IntervalInSeconds = 300;

            object M(uint checkpointSeconds, JobMarketplace.Functions.CreateSessionJobForModel m) => new object[]
            {
                m with { ProofInterval = [|checkpointSeconds|] },
                m with { ProofInterval = [|IntervalInSeconds|] },
                new JobMarketplace.Functions.SubmitProofOfWork { TokensClaimed = [|checkpointSeconds|], JobId = 1, ProofHash = default, ProofCID = "", DeltaCID = "" },
            };
        }
        """);

    [Fact]
    public Task Aliases_and_arguments_in_another_order_are_looked_through() => Analysis<ProofIntervalAnalyzer>.ReportsAsync(
        """
        using static Intervals;
        using Config = Fabstir.SessionConfig;
        using Session = Fabstir.Contracts.JobMarketplace.Functions.CreateSessionJobForModel;

        JobMarketplace marketplace = new(null!, FabstirDeployments.BaseSepolia.JobMarketplace);
        uint copied = Intervals.Short;
        TimeSpan time = TimeSpan.FromMinutes(int.Parse(args[0]));
        Session session = new() { ProofInterval = Enough, Host = default, ModelId = default, PricePerToken = 300_000, MaxDuration = 1, ProofTimeoutWindow = 0 };
        await marketplace.CreateSessionJobForModelAsync(value: default, message: session with { ProofInterval = [|copied|] });
        await marketplace.CreateSessionJobForModelAsync(value: default, message: session with { ProofInterval = [|(ulong)Math.Round(digits: 0, value: time.TotalSeconds)|] });
        Config config = new() { DepositAmount = 1, ProofInterval = [|(int)Short|] };

        static partial class Intervals
        {
            public const uint Short = 60;
        }

        static partial class Intervals
        {
            public const uint Enough = 100;
        }
        """);

    [Fact]
    public async Task The_messages_say_what_is_counted_and_since_when() => Assert.Equal(
        [
            "Warning FAB2006: ProofInterval counts tokens of the model, and this is in seconds: intervals of proofs were in seconds until 2025-09-28",
            "Warning FAB2006: A proof interval is 100 tokens or more, as of 2026-02-26; this is 99",
        ],
        await Analysis<ProofIntervalAnalyzer>.MessagesAsync(
            SessionSource.With(("ProofInterval", "(ulong)span.TotalSeconds")),
            "class D { object M(JobMarketplace.Functions.CreateSessionJobForModel m) => m with { ProofInterval = 99 }; }"));

    [Fact]
    public Task The_least_can_be_configured() => Analysis<ProofIntervalAnalyzer>.ReportsAsync(
        new Dictionary<string, string> { ["fabstir_min_proof_interval"] = "500" },
        SessionSource.With(("ProofInterval", "[|499|]")));

    [Theory]
    [InlineData("100")]
    [InlineData("1_000")]
    [InlineData("(uint)unknown")]
    [InlineData("(uint)changing")]
    [InlineData("(uint)Limits.Settable")]
    [InlineData("Limits.Large")]
    [InlineData("condition ? 1u : 100u")]
    [InlineData("UInt256.Parse(\"1000\")")]
    public Task Intervals_in_tokens_and_what_cannot_be_known_are_not_reported(string value) =>
        Analysis<ProofIntervalAnalyzer>.ReportsAsync(SessionSource.With(("ProofInterval", value)));

    [Fact]
    public Task Times_where_times_belong_and_small_claims_are_not_reported() => Analysis<ProofIntervalAnalyzer>.ReportsAsync(
        """
        class C
        {
            object M(uint seconds, JobMarketplace.Functions.CreateSessionJobForModel m) => new object[]
            {
                m with { MaxDuration = seconds, ProofTimeoutWindow = 7 },
                new JobMarketplace.Functions.SetMinTokensFee { Fee = 0 },
                new { ProofInterval = seconds },
            };
        }
        """);

    [Theory]
    [InlineData("[|99|]")]
    [InlineData("[|(int)TimeSpan.FromMinutes(5).TotalSeconds|]")]
    [InlineData("[|(int)span.TotalMilliseconds|]")]
    [InlineData("[|Units / 100_000|]")]
    [InlineData("[|alias / 2_500_000|]")]
    [InlineData("[|(int)Limits.Computed / 1_000_000|]")]
    public Task A_configuration_of_the_sdk_is_looked_at(string interval) =>
        Analysis<ProofIntervalAnalyzer>.ReportsAsync(SdkSource.With($"ProofInterval = {interval}, DepositAmount = 1"));

    [Theory]
    [InlineData("100")]
    [InlineData("1_000")]
    [InlineData("Units")]
    [InlineData("unknown")]
    [InlineData("changing")]
    [InlineData("Limits.Settable")]
    [InlineData("condition ? 5 : 100")]
    [InlineData("(int)dollars")]
    public Task Intervals_that_a_session_can_have_are_not_reported(string interval) =>
        Analysis<ProofIntervalAnalyzer>.ReportsAsync(SdkSource.With($"ProofInterval = {interval}, DepositAmount = 1"));
}
