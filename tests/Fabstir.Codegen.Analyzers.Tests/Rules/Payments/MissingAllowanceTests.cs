using Fabstir.Codegen.Analyzers.Rules.Payments;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Payments;

/// <summary>FAB1006: sessions that are paid in a token, in a compilation that never lets the marketplace take one.</summary>
public sealed class MissingAllowanceTests
{
    private const string Deposit = """
        class C
        {
            async Task M(JobMarketplace marketplace, Address token) => await marketplace.DepositTokenAsync([|new() { Token = token, Amount = 1 }|]);
        }
        """;

    [Fact]
    public Task A_deposit_is_reported() => Analysis<MissingAllowanceAnalyzer>.ReportsAsync(Deposit);

    [Fact]
    public Task A_session_in_a_token_is_reported() => Analysis<MissingAllowanceAnalyzer>.ReportsAsync(
        "object session = [|new JobMarketplace.Functions.CreateSessionJobForModelWithToken { Host = default, ModelId = default, Token = default, Deposit = 1, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 1 }|];");

    [Fact]
    public Task Each_place_is_reported() => Analysis<MissingAllowanceAnalyzer>.ReportsAsync(
        Deposit,
        """
        using Deposit = Fabstir.Contracts.JobMarketplace.Functions.DepositToken;

        partial class D
        {
            static readonly Deposit First = [|new() { Amount = 1, Token = default }|];
        }

        partial class D
        {
            Deposit[] Others => [[|new Deposit { Token = default, Amount = 2 }|], First with { Amount = 3 }];
        }
        """);

    [Fact]
    public Task A_message_is_reported_where_it_is_made_and_arguments_stand_in_any_order() => Analysis<MissingAllowanceAnalyzer>.ReportsAsync(
        """
        using Deposit = Fabstir.Contracts.JobMarketplace.Functions.DepositToken;

        class C
        {
            async Task M(JobMarketplace marketplace, Address token)
            {
                Deposit made = [|new() { Token = token, Amount = 1 }|];
                var copied = made;
                await marketplace.DepositTokenAsync(options: null, message: copied);
                await marketplace.DepositTokenAsync(cancellationToken: default, options: null, message: [|new() { Amount = 2, Token = token }|]);
            }
        }
        """);

    [Fact]
    public Task Reading_what_was_spent_is_no_approval() => Analysis<MissingAllowanceAnalyzer>.ReportsAsync(
        Deposit,
        "class D { async Task M(ERC20 usdc) => await usdc.TransferAsync(new() { To = default, Value = 1 }); }");

    [Fact]
    public async Task The_message_says_what_is_missing() => Assert.Equal(
        ["Info FAB1006: depositToken takes tokens of its caller, and nothing in this project approves, permits or ensures an allowance"],
        await Analysis<MissingAllowanceAnalyzer>.MessagesAsync(Deposit));

    [Theory]
    [InlineData("class D { async Task M(ERC20 usdc) => await usdc.ApproveAsync(new() { Spender = default, Value = 1 }); }")]
    [InlineData("class D { async Task M(ERC20 usdc) => await usdc.AllowanceAsync(default(Address), default(Address)); }")]
    [InlineData("class D { object M() => new ERC20.Functions.Approve { Spender = default, Value = 1 }; }")]
    [InlineData("class D { void M() => EnsureAllowance(); void EnsureAllowance() { } }")]
    [InlineData("class D { void M() => PermitAsync(); void PermitAsync() { } }")]
    public Task Any_allowance_in_the_project_is_enough(string other) =>
        Analysis<MissingAllowanceAnalyzer>.ReportsAsync(Deposit.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), other);

    [Theory]
    [InlineData("new JobMarketplace.Functions.CreateSessionJobForModel { Host = default, ModelId = default, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 1 }")]
    [InlineData("new JobMarketplace.Functions.CreateSessionFromDepositForModel { Host = default, ModelId = default, PaymentToken = default, Deposit = 1, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 1 }")]
    [InlineData("new JobMarketplace.Functions.WithdrawToken { Token = default, Amount = 1 }")]
    [InlineData("new DepositToken()")]
    public Task What_takes_no_tokens_is_not_reported(string expression) => Analysis<MissingAllowanceAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object M() => {{expression}};
        }

        class DepositToken;
        """);

    [Fact]
    public Task Where_the_token_is_from_makes_no_difference() => Analysis<MissingAllowanceAnalyzer>.ReportsAsync(
        """
        using static Fabstir.Contracts.FabstirDeployments;
        using static Amounts;

        Address alias = BaseSepolia.Usdc;
        JobMarketplace marketplace = new(null!, BaseSepolia.JobMarketplace);
        await marketplace.DepositTokenAsync([|new() { Amount = Some, Token = alias }|]);

        static class Amounts
        {
            public const uint Some = 2_000_000;
        }
        """);
}
