using Fabstir.Codegen.Analyzers.Rules.SessionConfiguration;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.SessionConfiguration;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.SessionConfiguration;

/// <summary>FAB2007: a proof timeout window that the contract refuses.</summary>
public sealed class ProofTimeoutWindowTests
{
    [Theory]
    [InlineData("[|59|]")]
    [InlineData("[|3601|]")]
    [InlineData("[|300_000|]")]
    [InlineData("[|Small|]")]
    [InlineData("[|alias|]")]
    [InlineData("[|Limits.Large|]")]
    [InlineData("[|Computed|]")]
    [InlineData("[|UInt256.Parse(\"7200\")|]")]
    [InlineData("[|2 * 3600|]")]
    [InlineData("[|(UInt256)new BigInteger(5)|]")]
    public Task A_window_out_of_range_is_reported(string value) =>
        Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(SessionSource.With(("ProofTimeoutWindow", value.Replace("|alias|", "|(uint)alias|", StringComparison.Ordinal))));

    [Fact]
    public Task Every_message_that_opens_a_session_is_looked_at_and_so_is_with() => Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(
        """
        JobMarketplace.Functions.CreateSessionJobForModel native = new() { ProofTimeoutWindow = [|10|], Host = default, ModelId = default, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1 };
        Console.WriteLine(native with { ProofTimeoutWindow = [|4000|] });
        """);

    [Fact]
    public Task Aliases_and_arguments_in_another_order_are_looked_through() => Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(
        """
        using Config = Fabstir.SessionConfig;
        using Session = Fabstir.Contracts.JobMarketplace.Functions.CreateSessionJobForModel;
        using Time = System.TimeSpan;

        class C
        {
            static readonly Time Window = new(seconds: 30, minutes: 0, hours: 0);

            Config First = new() { DepositAmount = 1, ProofTimeoutWindow = [|Window|] };

            Config Second = new() { DepositAmount = 1, ProofTimeoutWindow = new Time(seconds: 0, minutes: 30, hours: 0) };

            Task M(JobMarketplace marketplace, Session session) => marketplace.CreateSessionJobForModelAsync(value: default, message: session with { ProofTimeoutWindow = [|Windows.Long|] });
        }

        static class Windows
        {
            public const uint Long = 7_200;
        }
        """);

    [Fact]
    public async Task The_message_gives_the_range_and_its_date() => Assert.Equal(
        ["Warning FAB2007: A proof timeout window is 60 to 3600 seconds, or 0 for the default of 300, as of 2026-02-26; this is 59"],
        await Analysis<ProofTimeoutWindowAnalyzer>.MessagesAsync(SessionSource.With(("ProofTimeoutWindow", "59"))));

    [Fact]
    public Task The_range_can_be_configured() => Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(
        new Dictionary<string, string> { ["fabstir_min_proof_timeout"] = "10", ["fabstir_max_proof_timeout"] = "7_200" },
        SessionSource.With(("ProofTimeoutWindow", "10")),
        "class D { object M(JobMarketplace.Functions.CreateSessionJobForModel m) => (m with { ProofTimeoutWindow = 7200 }, m with { ProofTimeoutWindow = [|9|] }); }");

    [Theory]
    [InlineData("0")]
    [InlineData("60")]
    [InlineData("3600")]
    [InlineData("300")]
    [InlineData("(uint)unknown")]
    [InlineData("(uint)changing")]
    [InlineData("(uint)Limits.Settable")]
    [InlineData("condition ? 1u : 60u")]
    [InlineData("(UInt256)(ulong)span.TotalSeconds")]
    public Task Windows_in_range_and_what_cannot_be_known_are_not_reported(string value) =>
        Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(SessionSource.With(("ProofTimeoutWindow", value)));

    [Fact]
    public Task The_same_name_elsewhere_is_not_reported() => Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(
        """
        class Session
        {
            public int ProofTimeoutWindow { get; init; } = 5;

            object M() => new Session { ProofTimeoutWindow = 5 };
        }
        """);

    [Fact]
    public Task The_fix_writes_the_nearest_that_is_accepted() => Fix<ProofTimeoutWindowAnalyzer, ProofTimeoutWindowFixer>.ChangesAsync(
        """
        class C
        {
            object M(JobMarketplace.Functions.CreateSessionJobForModel m) => (
                m with { ProofTimeoutWindow = /* short */ [|5|] }, // first
                m with { ProofTimeoutWindow = [|2 * 3600|] });
        }
        """,
        """
        class C
        {
            object M(JobMarketplace.Functions.CreateSessionJobForModel m) => (
                m with { ProofTimeoutWindow = /* short */ 60 }, // first
                m with { ProofTimeoutWindow = 3600 });
        }
        """);

    [Theory]
    [InlineData("[|TimeSpan.Zero|]")]
    [InlineData("[|TimeSpan.FromSeconds(59)|]")]
    [InlineData("[|TimeSpan.FromHours(2)|]")]
    [InlineData("[|new TimeSpan(minutes: 0, hours: 1, seconds: 1)|]")]
    [InlineData("[|TimeSpan.FromSeconds(60.5)|]")]
    [InlineData("[|default(TimeSpan)|]")]
    public Task A_configuration_of_the_sdk_is_looked_at(string window) => Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(
        SdkSource.With($"DepositAmount = 1, ProofTimeoutWindow = {window.Replace("[|", "{|FAB2007:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal)}"));

    [Theory]
    [InlineData("TimeSpan.FromMinutes(1)")]
    [InlineData("TimeSpan.FromHours(1)")]
    [InlineData("TimeSpan.FromSeconds(300)")]
    [InlineData("span")]
    [InlineData("TimeSpan.FromSeconds(unknown)")]
    [InlineData("condition ? TimeSpan.Zero : span")]
    [InlineData("TimeSpan.FromSeconds(Environment.TickCount64)")]
    [InlineData("TimeSpan.FromMinutes(30) + TimeSpan.FromMinutes(30)")]
    public Task Windows_that_a_session_can_have_are_not_reported(string window) =>
        Analysis<ProofTimeoutWindowAnalyzer>.ReportsAsync(SdkSource.With($"DepositAmount = 1, ProofTimeoutWindow = {window}"));

    [Fact]
    public Task The_fix_writes_the_nearest_time() => Fix<ProofTimeoutWindowAnalyzer, ProofTimeoutWindowFixer>.ChangesAsync(
        """
        using Fabstir;

        class C
        {
            SessionConfig First = new() { DepositAmount = 1, ProofTimeoutWindow = [|TimeSpan.FromSeconds(5)|] /* quick */ };

            SessionConfig Second = new() { DepositAmount = 1, ProofTimeoutWindow = [|TimeSpan.FromDays(1)|] };

            SessionConfig Third = new() { DepositAmount = 1, ProofTimeoutWindow = [|TimeSpan.FromSeconds(60.5)|] };
        }
        """,
        """
        using Fabstir;

        class C
        {
            SessionConfig First = new() { DepositAmount = 1, ProofTimeoutWindow = TimeSpan.FromSeconds(60) /* quick */ };

            SessionConfig Second = new() { DepositAmount = 1, ProofTimeoutWindow = TimeSpan.FromSeconds(3600) };

            SessionConfig Third = new() { DepositAmount = 1, ProofTimeoutWindow = TimeSpan.FromSeconds(61) };
        }
        """);
}
