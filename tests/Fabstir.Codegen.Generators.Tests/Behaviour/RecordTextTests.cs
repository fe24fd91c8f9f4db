namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>The text of a record is for people: every value is there, and none is the name of a type.</summary>
public sealed class RecordTextTests
{
    private const string P1 = "0x1111111111111111111111111111111111111111111111111111111111111111";
    private const string P2 = "0x2222222222222222222222222222222222222222222222222222222222222222";
    private const string A = "0x00000000000000000000000000000000000000A1";
    private const string Order = $"Order {{ Maker = {A}, Amount = 42, Proof = [{P1}, {P2}] }}";

    [Theory]
    [InlineData($"new Vault.Functions.Deposit {{ Token = {VaultCode.AccountA}, Amount = 7, MinShares = new(8) }}", $"Deposit {{ Token = {A}, Amount = 7, MinShares = Shares {{ Value = 8 }} }}")]
    [InlineData("new Vault.Functions.Open()", "Open { }")]
    [InlineData($"new Vault.Error.BadOrder {{ Order = {VaultCode.Order}, Why = \"no\" }}", $"BadOrder {{ Order = {Order}, Why = no }}")]
    [InlineData("new Vault.Event.Heartbeat { Round = 9, Data = [0xab, 0xcd] }", "Heartbeat { Round = 9, Data = 0xabcd }")]
    [InlineData("new Vault.Event.StatusChanged { From = Enums.IVault.Status.Active, To = new(7) }", "StatusChanged { From = Active, To = 7 }")]
    [InlineData("new Vault.Filters.StatusChanged { To = [Enums.IVault.Status.Paused] }", "StatusChanged { From = [], To = [Paused] }")]
    [InlineData("new Vault.Constructor { Asset = default, Name = \"Vault\" }", "Constructor { Asset = 0x0000000000000000000000000000000000000000, Name = Vault }")]
    [InlineData("(Vault.Call)new Vault.Functions.Open()", "Open { }")]
    [InlineData("new Vault.Error.Unknown([1, 2], \"because\")", "Unknown { RevertData = 0x0102, Reason = because }")]
    [InlineData($"new Vault.Functions.SetHook {{ Hook = new({VaultCode.AccountA}, Bytes4.Parse(\"0x12345678\")) }}", $"SetHook {{ Hook = {A}:0x12345678 }}")]
    public void A_record_says_what_is_in_it(string value, string expected) =>
        Assert.Equal(expected, VaultCode.Assembly.Evaluate<string>($"({value}).ToString()"), ignoreCase: true);

    [Fact]
    public void The_text_is_the_same_in_every_culture()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("fi-FI");

            Assert.Equal("Preview { Shares = Shares { Value = 1000000 }, Fee = 2500000 }", VaultCode.Assembly.Evaluate<string>(
                "new Vault.Results.Preview { Shares = new(1000000), Fee = 2500000 }.ToString()"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }
}
