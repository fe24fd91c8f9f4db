using Fabstir.Codegen.Analyzers.Rules.Payments;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Payments;

/// <summary>FAB1005: a host that registers with less than the registry takes.</summary>
public sealed class StakeBoundsTests
{
    private const string Surroundings = """

        static partial class Stakes
        {
            public const decimal Guide = 100;
            public static readonly FabAmount Little = FabAmount.FromDecimal(999.999m);
            public static FabAmount Settable { get; set; } = FabAmount.FromDecimal(1);
        }

        static partial class Stakes
        {
            public static FabAmount Units => new(1_000);
        }
        """;

    [Theory]
    [InlineData("[|FabAmount.FromDecimal(100)|]")]
    [InlineData("[|FabAmount.FromDecimal(amount: Guide)|]")]
    [InlineData("[|new FabAmount(1_000)|]")]
    [InlineData("[|new FabAmount(BaseUnits: BaseUnits.FromDecimal(100, decimals: 18))|]")]
    [InlineData("[|new FabAmount(UInt256.Parse(\"999999999999999999999\"))|]")]
    [InlineData("[|Little|]")]
    [InlineData("[|Stakes.Units|]")]
    [InlineData("[|local|]")]
    public Task A_stake_under_the_minimum_is_reported(string stake) => Analysis<StakeBoundsAnalyzer>.ReportsAsync(With(stake));

    [Fact]
    public Task A_copy_of_a_registration_is_looked_at() => Analysis<StakeBoundsAnalyzer>.ReportsAsync(
        """
        using Fabstir;

        class C
        {
            HostRegistration M(HostRegistration registration) => registration with { Stake = [|FabAmount.FromDecimal(100)|] };
        }
        """);

    [Fact]
    public Task Aliases_and_arguments_in_another_order_are_looked_through() => Analysis<StakeBoundsAnalyzer>.ReportsAsync(
        """
        using Amount = Fabstir.FabAmount;
        using Registration = Fabstir.HostRegistration;

        partial class C
        {
            static readonly Amount Little = new(BaseUnits.FromDecimal(decimals: 18, amount: Limits.Little));
        }

        partial class C
        {
            object First => new Registration { ApiUrl = null!, Stake = [|Little|], Metadata = null!, Models = [] };

            object Second => new Registration { Stake = new Amount(BaseUnits.FromDecimal(decimals: 18, amount: Limits.Enough)), ApiUrl = null!, Metadata = null!, Models = [] };

            async Task M(FabstirContracts contracts)
            {
                await contracts.Fab.ApproveAsync(options: null, message: new() { Spender = contracts.NodeRegistry.Address, Value = [|Little.BaseUnits|] });
                await contracts.NodeRegistry.RegisterNodeAsync(new() { Metadata = "", ApiUrl = "", ModelIds = [], MinPricePerTokenNative = 1, MinPricePerTokenStable = 1 });
            }
        }

        static class Limits
        {
            public const int Little = 999;
            public const int Enough = 1_000;
        }
        """);

    [Fact]
    public Task An_approval_for_a_registration_is_looked_at() => Analysis<StakeBoundsAnalyzer>.ReportsAsync(
        """
        FabstirContracts contracts = new(null!, FabstirDeployments.BaseSepolia);
        var stake = contracts.Deployment.Fab.ToBaseUnits(100);
        await contracts.Fab.ApproveAsync(new() { Value = [|stake|], Spender = contracts.NodeRegistry.Address });
        await contracts.NodeRegistry.RegisterNodeAsync(new() { Metadata = "", ApiUrl = "", ModelIds = [], MinPricePerTokenNative = 1, MinPricePerTokenStable = 1 });
        """);

    [Fact]
    public async Task The_message_gives_the_minimum_and_its_date() => Assert.Equal(
        ["Warning FAB1005: A host registers with 1000 FAB or more, as of 2026-02-26; this is 0.000000000000001"],
        await Analysis<StakeBoundsAnalyzer>.MessagesAsync(With("new FabAmount(1_000)")));

    [Fact]
    public Task The_minimum_can_be_configured() => Analysis<StakeBoundsAnalyzer>.ReportsAsync(
        new Dictionary<string, string> { ["fabstir_min_stake"] = "5_000_000_000_000_000_000_000" },
        With("[|FabAmount.FromDecimal(1_000)|]"));

    [Theory]
    [InlineData("null")]
    [InlineData("FabAmount.FromDecimal(1_000)")]
    [InlineData("FabAmount.FromDecimal(2_500.5m)")]
    [InlineData("new FabAmount(UInt256.Parse(\"1000000000000000000000\"))")]
    [InlineData("FabAmount.FromDecimal(unknown)")]
    [InlineData("Stakes.Settable")]
    [InlineData("given")]
    [InlineData("changing")]
    [InlineData("condition ? FabAmount.FromDecimal(1) : null")]
    [InlineData("new FabAmount(BaseUnits.FromDecimal(1_000, 6))")]
    public Task Enough_and_what_cannot_be_known_is_not_reported(string stake) => Analysis<StakeBoundsAnalyzer>.ReportsAsync(With(stake));

    [Fact]
    public Task Other_approvals_and_what_is_added_are_not_reported() => Analysis<StakeBoundsAnalyzer>.ReportsAsync(
        """
        class C
        {
            async Task AddAsync(FabstirContracts contracts)
            {
                await contracts.Fab.ApproveAsync(new() { Spender = contracts.NodeRegistry.Address, Value = 5 });
                await contracts.NodeRegistry.StakeAsync(new() { Amount = 5 });
            }

            async Task RegisterAsync(FabstirContracts contracts, Address other)
            {
                await contracts.Usdc.ApproveAsync(new() { Spender = contracts.NodeRegistry.Address, Value = 5 });
                await contracts.Fab.ApproveAsync(new() { Spender = contracts.ModelRegistry.Address, Value = 5 });
                await contracts.Fab.ApproveAsync(new() { Spender = other, Value = 5 });
                await contracts.Fab.ApproveAsync(new() { Spender = contracts.NodeRegistry.Address, Value = contracts.Deployment.Fab.ToBaseUnits(1_000) });
                await contracts.NodeRegistry.RegisterNodeAsync(new() { Metadata = "", ApiUrl = "", ModelIds = [], MinPricePerTokenNative = 1, MinPricePerTokenStable = 1 });
            }
        }

        record HostRegistration(decimal Stake);

        class D
        {
            object Own = new HostRegistration(Stake: 5);
        }
        """);

    private static string With(string stake) => $$"""
        using Fabstir;
        using static Stakes;

        class C
        {
            object M(decimal unknown, FabAmount given, bool condition)
            {
                var local = FabAmount.FromDecimal(Guide);
                var changing = FabAmount.FromDecimal(Guide);
                changing = given;
                return new HostRegistration { ApiUrl = null!, Stake = {{stake}}, Metadata = null!, Models = [] };
            }
        }

        {{Surroundings}}
        """;
}
