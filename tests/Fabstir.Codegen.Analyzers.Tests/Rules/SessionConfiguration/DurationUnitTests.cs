using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.SessionConfiguration;

/// <summary>FAB2005: milliseconds or ticks where seconds are counted, or a duration that the contract refuses.</summary>
public sealed class DurationUnitTests
{
    [Theory]
    [InlineData("[|(ulong)span.TotalMilliseconds|]")]
    [InlineData("[|(ulong)span.Ticks|]")]
    [InlineData("[|(ulong)TimeSpan.FromHours(1).TotalMilliseconds|]")]
    [InlineData("[|(UInt256)Math.Round(span.TotalMilliseconds)|]")]
    [InlineData("[|(ulong)Environment.TickCount64|]")]
    [InlineData("[|(ulong)DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds()|]")]
    [InlineData("[|0|]")]
    [InlineData("[|31_536_001|]")]
    [InlineData("[|Limits.Large|]")]
    [InlineData("[|365 * 24 * 3600 + 1|]")]
    public Task A_duration_in_another_unit_or_out_of_range_is_reported(string value) =>
        Analysis<DurationUnitAnalyzer>.ReportsAsync(SessionSource.With(("MaxDuration", value)));

    [Fact]
    public Task Names_and_locals_say_the_unit_and_all_seconds_are_looked_at() => Analysis<DurationUnitAnalyzer>.ReportsAsync(
        """
        using static Settings;

        TimeSpan window = TimeSpan.FromMinutes(5);
        var value = window.TotalMilliseconds;
        ulong timeoutMs = 5;
        JobMarketplace.Functions.CreateSessionJobForModel message = new()
        {
            ProofTimeoutWindow = [|(ulong)value|],
            MaxDuration = [|DurationInMilliseconds|],
            Host = default,
            ModelId = default,
            PricePerToken = 1,
            ProofInterval = 1,
        };
        Console.WriteLine(message with { MaxDuration = [|timeoutMs|] });

        static class Settings
        {
            public const uint DurationInMilliseconds = 3_600;
        }
        """);

    [Fact]
    public Task Aliases_and_arguments_in_another_order_are_looked_through() => Analysis<DurationUnitAnalyzer>.ReportsAsync(
        """
        using Config = Fabstir.SessionConfig;
        using Session = Fabstir.Contracts.JobMarketplace.Functions.CreateSessionJobForModel;
        using Time = System.TimeSpan;

        partial class C
        {
            static readonly Time Window = Time.FromSeconds(seconds: Durations.LifetimeMs);
        }

        partial class C
        {
            Config First = new() { DepositAmount = 1, Duration = [|Window|] };

            Config Second = new() { DepositAmount = 1, Duration = Time.FromMilliseconds(milliseconds: Durations.LifetimeMs) };

            Session Third(Session session, Time time) => session with { MaxDuration = [|(ulong)Math.Round(digits: 0, value: time.TotalMilliseconds)|] };

            Session Fourth(Session session, Time time) => session with { MaxDuration = (ulong)Math.Round(digits: 0, value: time.TotalSeconds) };
        }

        static class Durations
        {
            public const long LifetimeMs = 3_600_000;
        }
        """);

    [Fact]
    public async Task The_messages_say_the_unit_and_the_range() => Assert.Equal(
        [
            "Warning FAB2005: MaxDuration counts seconds, and this is in milliseconds",
            "Warning FAB2005: A session lasts 1 to 31536000 whole seconds, as of 2026-02-26; this is 31536001",
        ],
        await Analysis<DurationUnitAnalyzer>.MessagesAsync(
            SessionSource.With(("MaxDuration", "(ulong)span.TotalMilliseconds")),
            "class D { object M(JobMarketplace.Functions.CreateSessionJobForModel m) => m with { MaxDuration = 31_536_001 }; }"));

    [Fact]
    public Task The_most_can_be_configured() => Analysis<DurationUnitAnalyzer>.ReportsAsync(
        new Dictionary<string, string> { ["fabstir_max_duration"] = "86400" },
        SessionSource.With(("MaxDuration", "[|86_401|]")));

    [Theory]
    [InlineData("1")]
    [InlineData("31_536_000")]
    [InlineData("(ulong)span.TotalSeconds")]
    [InlineData("(ulong)TimeSpan.FromHours(1).TotalSeconds")]
    [InlineData("(uint)unknown")]
    [InlineData("(uint)changing")]
    [InlineData("(uint)Limits.Settable")]
    [InlineData("condition ? 0u : 1u")]
    [InlineData("(ulong)(span.TotalMilliseconds / 1000)")]
    public Task Seconds_in_range_and_what_cannot_be_known_are_not_reported(string value) =>
        Analysis<DurationUnitAnalyzer>.ReportsAsync(SessionSource.With(("MaxDuration", value)));

    [Fact]
    public Task Milliseconds_elsewhere_are_not_reported() => Analysis<DurationUnitAnalyzer>.ReportsAsync(
        """
        class C
        {
            public ulong MaxDuration { get; init; }

            object M(TimeSpan span) => new object[]
            {
                new C { MaxDuration = (ulong)span.TotalMilliseconds },
                new JobMarketplace.Functions.SetMinTokensFee { Fee = (ulong)span.Ticks },
            };
        }
        """);

    [Fact]
    public Task The_fix_takes_the_seconds() => Fix<DurationUnitAnalyzer, DurationUnitFixer>.ChangesAsync(
        """
        class C
        {
            object M(TimeSpan span, JobMarketplace.Functions.CreateSessionJobForModel m) => (
                m with { MaxDuration = [|(ulong)/* an hour */ span.TotalMilliseconds|] }, // first
                m with { ProofTimeoutWindow = [|(ulong)span.Ticks|] });
        }
        """,
        """
        class C
        {
            object M(TimeSpan span, JobMarketplace.Functions.CreateSessionJobForModel m) => (
                m with { MaxDuration = (ulong)/* an hour */ span.TotalSeconds }, // first
                m with { ProofTimeoutWindow = (ulong)span.TotalSeconds });
        }
        """);

    [Theory]
    [InlineData("Duration = [|TimeSpan.Zero|]")]
    [InlineData("Duration = [|TimeSpan.FromDays(366)|]")]
    [InlineData("Duration = [|TimeSpan.FromSeconds(span.TotalMilliseconds)|]")]
    [InlineData("Duration = [|TimeSpan.FromMilliseconds(1_500)|]")]
    [InlineData("Duration = [|new TimeSpan(3_600)|]")]
    [InlineData("Duration = [|TimeSpan.FromDays(365) + TimeSpan.FromSeconds(1)|]")]
    [InlineData("Duration = [|TimeSpan.FromMilliseconds(span.TotalSeconds)|]")]
    [InlineData("ProofTimeoutWindow = [|TimeSpan.FromSeconds(Environment.TickCount64)|]")]
    [InlineData("Duration = [|new TimeSpan(seconds: 0, minutes: 0, hours: 9_000)|]")]
    public Task Times_of_a_configuration_of_the_sdk_are_looked_at(string member) =>
        Analysis<DurationUnitAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = 1, {member}"));

    [Theory]
    [InlineData("Duration = TimeSpan.FromHours(1)")]
    [InlineData("Duration = TimeSpan.FromDays(365)")]
    [InlineData("Duration = SessionLimits.MaxDuration")]
    [InlineData("Duration = span")]
    [InlineData("Duration = TimeSpan.FromSeconds(unknown)")]
    [InlineData("Duration = TimeSpan.FromMilliseconds(span.TotalMilliseconds)")]
    [InlineData("Duration = TimeSpan.FromTicks(span.Ticks)")]
    [InlineData("Duration = new TimeSpan(1, 30, 0)")]
    [InlineData("Duration = condition ? TimeSpan.Zero : span")]
    [InlineData("ProofTimeoutWindow = TimeSpan.FromDays(400)")]
    public Task Times_that_a_session_can_have_are_not_reported(string member) =>
        Analysis<DurationUnitAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = 1, {member}"));

    [Fact]
    public async Task The_message_says_what_a_time_is_made_of() => Assert.Equal(
        [
            "Warning FAB2005: This time counts seconds, and this is in milliseconds",
            "Warning FAB2005: A session lasts 1 to 31536000 whole seconds, as of 2026-02-26; this is 0.00036",
        ],
        [
            .. await Analysis<DurationUnitAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = 1, Duration = TimeSpan.FromSeconds(span.TotalMilliseconds)")),
            .. await Analysis<DurationUnitAnalyzer>.MessagesAsync(SdkSource.With("DepositAmount = 1, Duration = new TimeSpan(3_600)")),
        ]);

    [Fact]
    public Task The_fix_makes_a_time_of_the_right_unit() => Fix<DurationUnitAnalyzer, DurationUnitFixer>.ChangesAsync(
        """
        using Fabstir;

        class C
        {
            SessionConfig M(double lifetimeMs, TimeSpan span) => new()
            {
                DepositAmount = 1,
                Duration = [|TimeSpan.FromSeconds(lifetimeMs)|], // as configured
                ProofTimeoutWindow = [|TimeSpan.FromMilliseconds(span.TotalSeconds /* all */)|],
            };

            SessionConfig Named(long lifetimeMs) => new() { DepositAmount = 1, Duration = [|TimeSpan.FromSeconds(seconds: /* all */ lifetimeMs)|] };
        }
        """,
        """
        using Fabstir;

        class C
        {
            SessionConfig M(double lifetimeMs, TimeSpan span) => new()
            {
                DepositAmount = 1,
                Duration = TimeSpan.FromMilliseconds(lifetimeMs), // as configured
                ProofTimeoutWindow = TimeSpan.FromSeconds(span.TotalSeconds /* all */),
            };

            SessionConfig Named(long lifetimeMs) => new() { DepositAmount = 1, Duration = TimeSpan.FromMilliseconds(milliseconds: /* all */ lifetimeMs) };
        }
        """);
}
