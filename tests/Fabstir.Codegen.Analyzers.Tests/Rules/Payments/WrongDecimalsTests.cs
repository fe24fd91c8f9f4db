using Fabstir.Codegen.Analyzers.Rules.Payments;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Payments;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Payments;

/// <summary>FAB1004: an amount that was converted with the decimals of another token.</summary>
public sealed class WrongDecimalsTests
{
    [Theory]
    [InlineData("[|Wei.FromEther(2m).Value|]")]
    [InlineData("[|BaseUnits.FromDecimal(2m, 18)|]")]
    [InlineData("[|BaseUnits.FromDecimal(decimals: 18, amount: 2m)|]")]
    [InlineData("[|BaseUnits.FromDecimal(unknown, 18)|]")]
    [InlineData("[|deployment.Fab.ToBaseUnits(2m)|]")]
    [InlineData("[|2 * BaseUnits.FromDecimal(unknown, 18)|]")]
    public Task A_deposit_in_the_decimals_of_ether_is_reported(string value) => Analysis<WrongDecimalsAnalyzer>.ReportsAsync(SessionSource.With(("Deposit", value)));

    [Theory]
    [InlineData("contracts.Usdc.ApproveAsync(new() { Spender = default, Value = [|Wei.FromEther(1).Value|] })")]
    [InlineData("contracts.Usdc.TransferAsync(options: null, message: new() { Value = [|amount|], To = default })")]
    [InlineData("alias.TransferFromAsync(new ERC20.Functions.TransferFrom { From = default, To = default, Value = [|BaseUnits.FromDecimal(1, Decimals)|] })")]
    [InlineData("contracts.Fab.ApproveAsync(new() { Spender = default, Value = [|BaseUnits.FromDecimal(1000, 6)|] })")]
    [InlineData("contracts.NodeRegistry.StakeAsync(new() { Amount = [|BaseUnits.FromDecimal(1000, 6)|] })")]
    [InlineData("contracts.JobMarketplace.DepositTokenAsync(new() { Token = contracts.Usdc.Address, Amount = [|Wei.FromEther(1).Value|] })")]
    public Task Calls_of_a_known_token_are_looked_at(string call) => Analysis<WrongDecimalsAnalyzer>.ReportsAsync(
        $$"""
        using static Tokens;

        class C
        {
            async Task M(FabstirContracts contracts)
            {
                ERC20 alias = contracts.Usdc;
                UInt256 amount = BaseUnits.FromDecimal(1, 18);
                await {{call}};
            }
        }

        static class Tokens
        {
            public const int Decimals = 18;
        }
        """);

    [Fact]
    public Task Balances_of_USDC_are_no_ether() => Analysis<WrongDecimalsAnalyzer>.ReportsAsync(
        """
        FabstirContracts contracts = new(null!, FabstirDeployments.BaseSepolia);
        UInt256 balance = await contracts.Usdc.BalanceOfAsync(default(Address));
        Console.WriteLine([|BaseUnits.ToDecimal(balance, 18)|]);
        Console.WriteLine([|new Wei(await contracts.Usdc.BalanceOfAsync(default(Address))).ToEther()|]);
        Console.WriteLine([|BaseUnits.ToDecimal(await contracts.Fab.AllowanceAsync(default(Address), default(Address)), 6)|]);
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<WrongDecimalsAnalyzer>.ReportsAsync(
        """
        using static System.Console;
        using Ether = Fabstir.Ethereum.Wei;
        using Token = Fabstir.Contracts.ERC20;
        using Units = Fabstir.Abi.BaseUnits;

        Token usdc = new FabstirContracts(null!, FabstirDeployments.BaseSepolia).Usdc;
        UInt256 amount = Ether.FromEther(1).Value;
        await usdc.TransferAsync(options: null, message: new() { To = default, Value = [|amount|] });
        WriteLine([|Units.ToDecimal(decimals: Known.Ether, units: await usdc.BalanceOfAsync(default(Address)))|]);
        WriteLine(Units.ToDecimal(decimals: Known.Usdc, units: await usdc.BalanceOfAsync(default(Address))));

        static partial class Known
        {
            public const int Ether = 18;
        }

        static partial class Known
        {
            public const int Usdc = 6;
        }
        """);

    [Fact]
    public async Task The_message_says_both_decimals() => Assert.Equal(
        ["Warning FAB1004: USDC has 6 decimals, and this amount is converted with 18"],
        await Analysis<WrongDecimalsAnalyzer>.MessagesAsync(SessionSource.With(("Deposit", "Wei.FromEther(2m).Value"))));

    [Theory]
    [InlineData("BaseUnits.FromDecimal(2m, 6)")]
    [InlineData("deployment.Usdc.ToBaseUnits(2m)")]
    [InlineData("2_000_000")]
    [InlineData("BaseUnits.FromDecimal(2m, unknown)")]
    [InlineData("(uint)changing")]
    [InlineData("condition ? Wei.FromEther(1).Value : 5")]
    public Task Right_decimals_and_what_cannot_be_known_are_not_reported(string value) =>
        Analysis<WrongDecimalsAnalyzer>.ReportsAsync(SessionSource.With(("Deposit", value)));

    [Theory]
    [InlineData("contracts.Usdc.ApproveAsync(new() { Spender = default, Value = BaseUnits.FromDecimal(1, 6) })")]
    [InlineData("contracts.Fab.ApproveAsync(new() { Spender = default, Value = BaseUnits.FromDecimal(1000, 18) })")]
    [InlineData("token.ApproveAsync(new() { Spender = default, Value = BaseUnits.FromDecimal(1, 18) })")]
    [InlineData("contracts.JobMarketplace.WithdrawNativeAsync(new() { Amount = Wei.FromEther(1).Value })")]
    [InlineData("Console.Out.WriteLineAsync($\"{BaseUnits.ToDecimal(await contracts.Usdc.BalanceOfAsync(default(Address)), 6)}\")")]
    [InlineData("Console.Out.WriteLineAsync($\"{new Wei(5).ToEther()}\")")]
    [InlineData("Console.Out.WriteLineAsync($\"{BaseUnits.ToDecimal(await token.BalanceOfAsync(default(Address)), 18)}\")")]
    public Task Other_tokens_are_not_reported(string call) => Analysis<WrongDecimalsAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            async Task M(FabstirContracts contracts, ERC20 token) => await {{call}};
        }
        """);

    [Fact]
    public Task The_fix_converts_with_the_decimals_of_the_token() => Fix<WrongDecimalsAnalyzer, WrongDecimalsFixer>.ChangesAsync(
        """
        class C
        {
            async Task M(FabstirContracts contracts, decimal amount)
            {
                await contracts.Usdc.ApproveAsync(new() { Spender = default, Value = /* all */ [|Wei.FromEther(amount).Value|] }); // first
                await contracts.Usdc.TransferAsync(new() { To = default, Value = [|BaseUnits.FromDecimal(1.5m, 18)|] });
                Console.WriteLine([|new Wei(await contracts.Usdc.BalanceOfAsync(default(Address))).ToEther()|]);
                await contracts.NodeRegistry.StakeAsync(new() { Amount = [|BaseUnits.FromDecimal(1000, /* usdc */ 6)|] });
            }
        }
        """,
        """
        class C
        {
            async Task M(FabstirContracts contracts, decimal amount)
            {
                await contracts.Usdc.ApproveAsync(new() { Spender = default, Value = /* all */ BaseUnits.FromDecimal(amount, 6) }); // first
                await contracts.Usdc.TransferAsync(new() { To = default, Value = BaseUnits.FromDecimal(1.5m, 6) });
                Console.WriteLine(BaseUnits.ToDecimal(await contracts.Usdc.BalanceOfAsync(default(Address)), 6));
                await contracts.NodeRegistry.StakeAsync(new() { Amount = BaseUnits.FromDecimal(1000, /* usdc */ 18) });
            }
        }
        """);

    [Theory]
    [InlineData("new TokenAmount([|Wei.FromEther(2).Value|], Usdc)")]
    [InlineData("new TokenAmount(Token: PaymentToken.Native, BaseUnits: [|deployment.Usdc.ToBaseUnits(dollars)|])")]
    [InlineData("new TokenPrice([|BaseUnits.FromDecimal(5, 18)|], Usdc)")]
    [InlineData("new FabAmount([|BaseUnits.FromDecimal(dollars, 6)|])")]
    [InlineData("default(FabAmount) with { BaseUnits = [|deployment.Usdc.ToBaseUnits(1_000)|] }")]
    [InlineData("new SessionConfig { DepositAmount = [|new Wei(wide).ToEther()|] }")]
    [InlineData("new SessionConfig { DepositAmount = [|BaseUnits.ToDecimal(wide, 6)|], PaymentToken = Native }")]
    [InlineData("client.Payments.DepositAsync([|BaseUnits.ToDecimal(decimals: 18, units: wide)|])")]
    [InlineData("new Func<Balances, decimal>(balances => [|new Wei(balances.Usdc.Wallet.BaseUnits).ToEther()|])")]
    [InlineData("new Func<Earnings, decimal>(earnings => [|BaseUnits.ToDecimal(earnings.Usdc.BaseUnits, 18)|])")]
    [InlineData("new Func<FabAmount, decimal>(votes => [|BaseUnits.ToDecimal(votes.BaseUnits, 6)|])")]
    [InlineData("new Func<Balances, SessionConfig>(balances => new() { DepositAmount = [|BaseUnits.ToDecimal(balances.Usdc.Deposit.BaseUnits, 18)|] })")]
    public Task Amounts_of_the_sdk_are_looked_at(string expression) => Analysis<WrongDecimalsAnalyzer>.ReportsAsync(SdkSource.Of(expression));

    [Theory]
    [InlineData("new TokenAmount(deployment.Usdc.ToBaseUnits(2), Usdc)")]
    [InlineData("new TokenAmount(Wei.FromEther(2).Value, Native)")]
    [InlineData("new TokenAmount(Wei.FromEther(2).Value, token)")]
    [InlineData("new TokenAmount(wide, Usdc)")]
    [InlineData("new FabAmount(deployment.Fab.ToBaseUnits(1_000))")]
    [InlineData("new SessionConfig { DepositAmount = deployment.Usdc.FromBaseUnits(wide) }")]
    [InlineData("new SessionConfig { DepositAmount = new Wei(wide).ToEther(), PaymentToken = Native }")]
    [InlineData("config with { DepositAmount = new Wei(wide).ToEther() }")]
    [InlineData("new Func<Earnings, decimal>(earnings => new Wei(earnings.Native.BaseUnits).ToEther())")]
    [InlineData("new Func<Earnings, decimal>(earnings => BaseUnits.ToDecimal(earnings.Usdc.BaseUnits, 6))")]
    public Task Amounts_in_their_own_decimals_are_not_reported(string expression) => Analysis<WrongDecimalsAnalyzer>.ReportsAsync(SdkSource.Of(expression));

    [Fact]
    public Task The_fix_converts_amounts_of_the_sdk() => Fix<WrongDecimalsAnalyzer, WrongDecimalsFixer>.ChangesAsync(
        """
        using Fabstir;

        class C
        {
            TokenAmount Two = new([|Wei.FromEther(2).Value|], PaymentToken.Usdc); // dollars

            FabAmount Stake = new([|BaseUnits.FromDecimal(1_000, 6)|]);

            decimal Of(Balances balances) => [|new Wei(balances.Usdc.Wallet.BaseUnits).ToEther()|];
        }
        """,
        """
        using Fabstir;

        class C
        {
            TokenAmount Two = new(BaseUnits.FromDecimal(2, 6), PaymentToken.Usdc); // dollars

            FabAmount Stake = new(BaseUnits.FromDecimal(1_000, 18));

            decimal Of(Balances balances) => BaseUnits.ToDecimal(balances.Usdc.Wallet.BaseUnits, 6);
        }
        """);
}
