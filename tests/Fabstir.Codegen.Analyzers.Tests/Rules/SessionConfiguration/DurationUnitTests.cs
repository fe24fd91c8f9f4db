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
    public Task A_duration_in_another_unit_or_out_of_range_is_reported(string value) => Analysis<DurationUnitAnalyzer>.ReportsAsync(SessionSource.With(("MaxDuration", value)));

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
    public async Task The_messages_say_the_unit_and_the_range() => Assert.Equal(
        [
            "Warning FAB2005: MaxDuration counts seconds, and this is in milliseconds",
            "Warning FAB2005: A session lasts 1 to 31536000 seconds, as of 2026-02-26; this is 31536001",
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
    public Task Seconds_in_range_and_what_cannot_be_known_are_not_reported(string value) => Analysis<DurationUnitAnalyzer>.ReportsAsync(SessionSource.With(("MaxDuration", value)));

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
}
