using Fabstir.Codegen.Analyzers.Rules.Payments;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Payments;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Payments;

/// <summary>FAB1001: FAB as the token of a payment or deposit.</summary>
public sealed class FabPaymentTests
{
    private const string Fab = "0xC78949004B4EB6dEf2D66e49Cd81231472612D62";

    [Theory]
    [InlineData("FabstirDeployments.BaseSepolia.Fab")]
    [InlineData("deployment.Fab")]
    [InlineData("deployment.Fab.Address")]
    [InlineData("contracts.Fab.Address")]
    [InlineData("(Address)deployment.Fab")]
    [InlineData("Address.Parse(\"" + Fab + "\")")]
    [InlineData("Address.Parse(text: \"0xc78949004b4eb6def2d66e49cd81231472612d62\")")]
    [InlineData("Tokens.Fab")]
    [InlineData("Tokens.Parsed")]
    [InlineData("alias")]
    public Task Deposits_of_FAB_are_errors_however_it_is_named(string token) => Analysis<FabPaymentAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object M(FabstirDeployment deployment, FabstirContracts contracts)
            {
                var first = deployment.Fab;
                Address alias = first;
                return new JobMarketplace.Functions.DepositToken { Amount = 1, Token = [|{{token}}|] };
            }
        }

        static partial class Tokens
        {
            public static readonly Address Fab = Parsed;
        }

        static partial class Tokens
        {
            public static Address Parsed => Address.Parse(Text);

            private const string Text = "{{Fab}}";
        }
        """);

    [Fact]
    public Task Every_message_that_takes_a_token_is_looked_at() => Analysis<FabPaymentAnalyzer>.ReportsAsync(
        """
        using static Fabstir.Contracts.FabstirDeployments;
        using Deposit = Fabstir.Contracts.JobMarketplace.Functions.CreateSessionFromDepositForModel;

        JobMarketplace marketplace = new(null!, BaseSepolia.JobMarketplace);
        await marketplace.CreateSessionJobForModelWithTokenAsync(new()
        {
            Token = [|BaseSepolia.Fab|],
            Host = default,
            ModelId = default,
            Deposit = 1,
            PricePerToken = 1,
            MaxDuration = 1,
            ProofInterval = 1,
            ProofTimeoutWindow = 0,
        });
        Deposit deposit = new() { PaymentToken = [|BaseSepolia.Fab|], Host = default, ModelId = default, Deposit = 1, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 0 };
        JobMarketplace.Functions.CreateSessionForModelAsDelegate[] all =
        [
            new() { PaymentToken = [|BaseSepolia.Fab|], Payer = default, Host = default, ModelId = default, Amount = 1, PricePerToken = 1, MaxDuration = 1, ProofInterval = 1, ProofTimeoutWindow = 0 },
        ];
        Console.WriteLine(deposit with { PaymentToken = [|BaseSepolia.Fab|] });
        """);

    [Fact]
    public Task Constants_of_other_types_copies_and_arguments_in_another_order_are_followed() => Analysis<FabPaymentAnalyzer>.ReportsAsync(
        $$"""
        using static Names;
        using Market = Fabstir.Contracts.JobMarketplace;

        class C
        {
            static readonly Address Token = Address.Parse(Names.Fab);

            async Task M(Market marketplace)
            {
                var copied = Token;
                await marketplace.DepositTokenAsync(options: null, message: new() { Amount = 1, Token = [|copied|] });
                await marketplace.DepositTokenAsync(cancellationToken: default, message: new Market.Functions.DepositToken { Token = [|Address.Parse(Fab)|], Amount = 1 });
                await marketplace.WithdrawTokenAsync(options: null, message: new() { Amount = 1, Token = copied });
            }
        }

        static class Names
        {
            public const string Fab = "{{Fab}}";
        }
        """);

    [Fact]
    public async Task The_message_says_what_FAB_is_for() => Assert.Equal(
        ["Error FAB1001: depositToken takes no FAB: sessions are paid in USDC, FAB is for stakes and votes"],
        await Analysis<FabPaymentAnalyzer>.MessagesAsync("class C { object M(FabstirDeployment d) => new JobMarketplace.Functions.DepositToken { Amount = 1, Token = d.Fab }; }"));

    [Theory]
    [InlineData("new JobMarketplace.Functions.DepositToken { Token = deployment.Usdc, Amount = 1 }")]
    [InlineData("new JobMarketplace.Functions.DepositToken { Token = token, Amount = 1 }")]
    [InlineData("new JobMarketplace.Functions.DepositToken { Token = changing, Amount = 1 }")]
    [InlineData("new JobMarketplace.Functions.DepositToken { Token = Own.Fab, Amount = 1 }")]
    [InlineData("new JobMarketplace.Functions.DepositToken { Token = cond ? deployment.Fab : deployment.Usdc, Amount = 1 }")]
    [InlineData("new JobMarketplace.Functions.WithdrawToken { Token = deployment.Fab, Amount = 1 }")]
    [InlineData("new JobMarketplace.Functions.TokenMinDeposits { Arg0 = deployment.Fab }")]
    [InlineData("new ERC20.Functions.Approve { Spender = deployment.NodeRegistry, Value = 1 }")]
    [InlineData("new NodeRegistry.Functions.Stake { Amount = 1 }")]
    [InlineData("new HostEarnings.Functions.WithdrawAll { Token = deployment.Fab }")]
    [InlineData("new Other { Token = deployment.Fab, Amount = 1 }")]
    public Task Other_tokens_and_other_uses_of_FAB_are_not_reported(string expression) => Analysis<FabPaymentAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            object M(FabstirDeployment deployment, Address token, bool cond)
            {
                Address changing = deployment.Fab;
                changing = token;
                return {{expression}};
            }
        }

        class Own
        {
            public static Address Fab { get; set; }
        }

        class Other
        {
            public Address Token { get; init; }

            public UInt256 Amount { get; init; }
        }
        """);

    [Fact]
    public Task The_fix_pays_in_the_USDC_of_the_same_deployment() => Fix<FabPaymentAnalyzer, FabPaymentFixer>.ChangesAsync(
        $$"""
        class C
        {
            object First(FabstirDeployment deployment) => new JobMarketplace.Functions.DepositToken
            {
                Amount = 1, // much
                Token = /* theirs */ [|deployment.Fab|],
            };

            object Second() => new JobMarketplace.Functions.DepositToken { Amount = 1, Token = [|Address.Parse("{{Fab}}")|] };

            object Third(FabstirContracts contracts) => new JobMarketplace.Functions.DepositToken { Amount = 1, Token = [|contracts.Fab.Address|] };
        }
        """,
        """
        class C
        {
            object First(FabstirDeployment deployment) => new JobMarketplace.Functions.DepositToken
            {
                Amount = 1, // much
                Token = /* theirs */ deployment.Usdc,
            };

            object Second() => new JobMarketplace.Functions.DepositToken { Amount = 1, Token = Address.Parse("0x036CbD53842c5426634e7929541eC2318f3dCF7e") };

            object Third(FabstirContracts contracts) => new JobMarketplace.Functions.DepositToken { Amount = 1, Token = contracts.Usdc.Address };
        }
        """);

    [Fact]
    public Task Where_there_is_no_USDC_beside_it_there_is_no_fix() => Fix<FabPaymentAnalyzer, FabPaymentFixer>.OffersNothingAsync(
        $$"""
        using Deposit = Fabstir.Contracts.JobMarketplace.Functions.DepositToken;

        class C
        {
            Deposit First = new() { Amount = 1, Token = [|Tokens.Fab|] };

            Deposit Second = new() { Amount = 1, Token = [|Address.Parse(Names.Fab)|] };
        }

        static class Tokens
        {
            public static readonly Address Fab = Address.Parse(Names.Fab);
        }

        static class Names
        {
            public const string Fab = "{{Fab}}";
        }
        """);
}
