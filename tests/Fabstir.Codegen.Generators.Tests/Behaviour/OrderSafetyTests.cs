using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>What a caller might get wrong does not compile: arguments in another order, a missing field, native currency where none is taken.</summary>
public sealed class OrderSafetyTests
{
    private const string Usings = "Vault client = new(transport, default); Address account = default; UInt256 amount = default; ";

    [Theory]
    [InlineData("client.DepositAsync(account, amount, new ValueTypes.Shares(1));", "CS1503", "a message is not its arguments")]
    [InlineData("client.WithdrawAsync(amount, account);", "CS1503", "nor is that of an overload")]
    [InlineData("new Vault.Functions.Deposit(account, amount, new ValueTypes.Shares(1));", "CS1729", "a message has no constructor that takes them")]
    [InlineData("new Vault.Functions.Deposit { Token = account, Amount = amount };", "CS9035", "a field is missing")]
    [InlineData("new Structs.IVault.Order(account, amount, []);", "CS1729", "a struct has no constructor either")]
    [InlineData("new Structs.IVault.Window { Opens = 1 };", "CS9035", "a field of a struct is missing")]
    [InlineData("new Vault.Event.Renamed();", "CS9035", "fields of an event are missing")]
    [InlineData("new Vault.Error.InsufficientFunds { Available = 1 };", "CS9035", "a field of an error is missing")]
    [InlineData("new Vault.Results.Preview { Fee = 1 };", "CS9035", "an output is missing")]
    [InlineData("new Vault.Constructor { Asset = account };", "CS9035", "an argument of the constructor is missing")]
    public void Values_cannot_be_swapped_or_forgotten(string statement, string expected, string because) => AssertRefused(statement, expected, because);

    [Theory]
    [InlineData("client.OpenAsync(Wei.FromEther(1));", "CS1503", "open() is not payable")]
    [InlineData("client.SetStatusAsync(new() { Status = default }, Wei.FromEther(1));", "CS1503", "nor is setStatus(uint8)")]
    [InlineData("client.BuyAsync(new() { MinShares = new(1) });", "CS7036", "buy(uint128) is, and says with how much")]
    [InlineData("client.BuyAsync(new() { MinShares = new(1) }, amount);", "CS1503", "an amount of something else is not native currency")]
    [InlineData("client.BuyAsync(new() { MinShares = new(1) }, 5);", "CS1503", "a number says no unit")]
    public void Native_currency_goes_where_it_is_taken_and_nowhere_else(string statement, string expected, string because) =>
        AssertRefused(statement, expected, because);

    [Theory]
    [InlineData("new Vault.Functions.Deposit { Token = amount, Amount = amount, MinShares = new(1) };", "CS0029", "a number is no address")]
    [InlineData("new Vault.Functions.Deposit { Token = account, Amount = new ValueTypes.Shares(1), MinShares = new(1) };", "CS0029", "a value type is not what it wraps")]
    [InlineData("new Vault.Functions.Deposit { Token = account, Amount = 1, MinShares = 1 };", "CS0029", "nor the other way round")]
    [InlineData("new Vault.Functions.SetStatus { Status = 1 };", "CS0029", "a number is no member of an enum")]
    [InlineData("""new Vault.Functions.Find { Id = "0x01" };""", "CS0029", "text is no bytes32")]
    [InlineData("new Vault.Functions.Deposit { Token = account, Amount = -1, MinShares = new(1) };", "CS0266", "no unsigned number is negative")]
    [InlineData("Vault.Functions.Withdraw message = new() { Amount = 1 }; message.Amount = 2;", "CS8852", "a message does not change")]
    public void Types_are_those_of_the_abi(string statement, string expected, string because) => AssertRefused(statement, expected, because);

    [Fact]
    public void Nobody_adds_a_case_to_a_closed_sum()
    {
        Diagnostic[] diagnostics = VaultCode.Project.Compile("internal sealed record Mine : Acme.Contracts.Vault.Event;");

        Assert.Contains(diagnostics, static diagnostic => diagnostic.Id is "CS0122" or "CS8867");
    }

    [Theory]
    [InlineData("client.DepositAsync(new() { MinShares = new(5), Amount = 1, Token = account });")]
    [InlineData("client.BuyAsync(new() { MinShares = new(5) }, Wei.FromEther(0.1m));")]
    [InlineData("client.PreviewAsync(token: account, amount: 1);")]
    [InlineData("client.PreviewAsync(new() { Token = account, Amount = 1 });")]
    [InlineData("client.WithdrawAsync(new Vault.Functions.WithdrawUInt256Address { To = account, Amount = 1 });")]
    [InlineData("_ = new Structs.IVault.Window { Closes = 2, Opens = 1 } with { Opens = 0 };")]
    public void What_names_its_arguments_compiles_in_any_order(string statement) => Assert.Empty(VaultCode.Assembly.ErrorsOf(Usings + statement));

    private static void AssertRefused(string statement, string expected, string because)
    {
        string[] errors = [.. VaultCode.Assembly.ErrorsOf(Usings + statement)];

        Assert.True(errors.Contains(expected), $"{because}: expected {expected}, got {string.Join(", ", errors)}.");
    }
}
