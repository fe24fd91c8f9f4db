using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.AbiShapes;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.AbiShapes;

/// <summary>FAB3002: neighbouring arguments of one type without names, in a call of a generated client.</summary>
public sealed class PositionalArgumentsTests
{
    [Theory]
    [InlineData("token.AllowanceAsync([|spender|], owner)")]
    [InlineData("token.AllowanceAsync([|first|], second)")]
    [InlineData("token.AllowanceAsync([|default(Address)|], default(Address))")]
    [InlineData("token.AllowanceAsync([|first|], spender)")]
    [InlineData("token.AllowanceAsync([|tokenSpender.Address|], first)")]
    [InlineData("client.AllowanceAsync([|first|], second)")]
    [InlineData("contracts.HostEarnings.GetBalanceAsync([|deployment.Usdc|], host)")]
    [InlineData("contracts.JobMarketplace.IsDelegateAuthorizedAsync([|first|], second, cancellationToken: default)")]
    [InlineData("contracts.JobMarketplace.GetProofSubmissionAsync([|1|], 2)")]
    public Task Arguments_that_could_be_swapped_are_reported(string call) => Analysis<PositionalArgumentsAnalyzer>.ReportsAsync(Source(call));

    [Fact]
    public async Task It_is_a_warning_where_a_name_says_that_they_are() => Assert.Equal(
        [
            "Warning FAB3002: 'spender' is given for owner, which stands beside spender",
            "Warning FAB3002: 'owner' is given for spender, which stands beside owner",
            "Info FAB3002: owner and spender have one type: name the arguments, so that they cannot be swapped",
        ],
        [
            .. await Analysis<PositionalArgumentsAnalyzer>.MessagesAsync(Source("token.AllowanceAsync(spender, owner)")),
            .. await Analysis<PositionalArgumentsAnalyzer>.MessagesAsync(Source("token.AllowanceAsync(first, owner)")),
            .. await Analysis<PositionalArgumentsAnalyzer>.MessagesAsync(Source("token.AllowanceAsync(first, second)")),
        ]);

    [Theory]
    [InlineData("token.AllowanceAsync(owner, spender)")]
    [InlineData("token.AllowanceAsync(owner: first, spender: second)")]
    [InlineData("token.AllowanceAsync(spender: second, owner: first)")]
    [InlineData("token.AllowanceAsync(first, spender: second)")]
    [InlineData("token.AllowanceAsync(new ERC20.Functions.Allowance { Owner = first, Spender = second })")]
    [InlineData("token.BalanceOfAsync(first)")]
    [InlineData("contracts.NodeRegistry.GetModelPricingAsync(first, default, second)")]
    [InlineData("contracts.JobMarketplace.SessionJobsAsync(1)")]
    [InlineData("token.AllowanceAsync(tokenOwner, tokenSpender.Address)")]
    [InlineData("Own(first, second)")]
    [InlineData("Task.FromResult(Math.Max(1, 2))")]
    public Task Names_single_arguments_and_other_methods_are_not_reported(string call) => Analysis<PositionalArgumentsAnalyzer>.ReportsAsync(Source(call));

    [Fact]
    public Task Top_level_statements_and_using_static_are_looked_at() => Analysis<PositionalArgumentsAnalyzer>.ReportsAsync(
        """
        using static People;

        ERC20 usdc = new(null!, FabstirDeployments.BaseSepolia.Usdc);
        await usdc.AllowanceAsync([|Alice|], Bob);

        static partial class People
        {
            public static readonly Address Alice = default;
        }

        static partial class People
        {
            public static readonly Address Bob = default;
        }
        """);

    [Fact]
    public Task Aliases_copies_and_constants_of_other_types_are_arguments_like_others() => Analysis<PositionalArgumentsAnalyzer>.ReportsAsync(
        """
        using Market = Fabstir.Contracts.JobMarketplace;
        using Token = Fabstir.Contracts.ERC20;

        class C
        {
            static readonly Address Alice = default;

            async Task M(Token token, Market marketplace, Address second)
            {
                var copied = Alice;
                await token.AllowanceAsync([|copied|], second);
                await token.AllowanceAsync(spender: copied, owner: second);
                await marketplace.GetProofSubmissionAsync([|Ids.Session|], Ids.Proof);
                await marketplace.GetProofSubmissionAsync(proofIndex: Ids.Proof, sessionId: Ids.Session);
            }
        }

        static class Ids
        {
            public const uint Session = 5;
            public const uint Proof = 1;
        }
        """);

    [Fact]
    public Task The_fix_names_them() => Fix<PositionalArgumentsAnalyzer, PositionalArgumentsFixer>.ChangesAsync(
        """
        class C
        {
            async Task M(ERC20 token, Address first, Address second, CancellationToken stop)
            {
                await token.AllowanceAsync(/* from */ [|first|], second); // both
                await token.AllowanceAsync(
                    [|first|],
                    second,
                    null,
                    stop);
            }
        }
        """,
        """
        class C
        {
            async Task M(ERC20 token, Address first, Address second, CancellationToken stop)
            {
                await token.AllowanceAsync(/* from */ owner: first, spender: second); // both
                await token.AllowanceAsync(
                    owner: first,
                    spender: second,
                    options: null,
                    cancellationToken: stop);
            }
        }
        """);

    private static string Source(string call) => $$"""
        class C
        {
            async Task M(
                ERC20 token, ERC20.IClient client, FabstirContracts contracts, FabstirDeployment deployment,
                Address first, Address second, Address owner, Address spender, Address host, Address tokenOwner, DeployedContract tokenSpender) => await {{call}};

            static Task Own(Address owner, Address spender) => Task.CompletedTask;
        }
        """;
}
