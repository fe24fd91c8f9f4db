using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Revert data to errors and back. The data is that of ethers' <c>Interface.encodeErrorResult</c>.</summary>
public sealed class ErrorTests
{
    private const string InsufficientFunds = "03eb8b54 0000000000000000000000000000000000000000000000000000000000000001 0000000000000000000000000000000000000000000000000000000000000002";

    private const string NotToday = """
        08c379a0
        0000000000000000000000000000000000000000000000000000000000000020
        0000000000000000000000000000000000000000000000000000000000000009
        6e6f7420746f6461790000000000000000000000000000000000000000000000
        """;

    private const string BadOrder = """
        cd8624e9
        0000000000000000000000000000000000000000000000000000000000000040
        0000000000000000000000000000000000000000000000000000000000000100
        00000000000000000000000000000000000000000000000000000000000000a1
        000000000000000000000000000000000000000000000000000000000000002a
        0000000000000000000000000000000000000000000000000000000000000060
        0000000000000000000000000000000000000000000000000000000000000002
        1111111111111111111111111111111111111111111111111111111111111111
        2222222222222222222222222222222222222222222222222222222222222222
        0000000000000000000000000000000000000000000000000000000000000002
        6e6f000000000000000000000000000000000000000000000000000000000000
        """;

    [Theory]
    [InlineData("new Vault.Error.InsufficientFunds { Available = 1, Required = 2 }", InsufficientFunds)]
    [InlineData("new Vault.Error.Closed()", "1cdde67b")]
    [InlineData($"new Vault.Error.BadOrder {{ Order = {VaultCode.Order}, Why = \"no\" }}", BadOrder)]
    public void An_error_has_the_data_that_a_contract_gives_up_with(string value, string data)
    {
        Assert.Equal(HexText.Write(HexText.Read(data)), VaultCode.Assembly.Evaluate<string>($"HexText.Write(RevertData.Encode({value}))"));
        Assert.True(VaultCode.Assembly.Evaluate<bool>($"{Decode(data)}.Equals({value})"));
    }

    [Theory]
    [InlineData(NotToday, "Revert { Reason = not today }")]
    [InlineData("4e487b71 0000000000000000000000000000000000000000000000000000000000000011", "Panicked { Code = 0x11 (arithmetic overflow) }")]
    [InlineData("4e487b71 00000000000000000000000000000000000000000000000000000000000000ff", "Panicked { Code = 0xff (unknown) }")]
    public void The_two_errors_that_every_contract_has_are_cases(string data, string expected) =>
        Assert.Equal(expected, VaultCode.Assembly.Evaluate<string>($"{Decode(data)}.ToString()"));

    [Theory]
    [InlineData("", "The revert data is no error of Vault.")]
    [InlineData("1cdd", "The revert data is no error of Vault.")]
    [InlineData("ffffffff", "The revert data is no error of Vault.")]
    [InlineData("03eb8b54 0000000000000000000000000000000000000000000000000000000000000001", "The data ends too early: 32 bytes are needed, 0 are left of 36. (at byte 36)")]
    [InlineData("4e487b71", "The data ends too early: 32 bytes are needed, 0 are left of 4. (at byte 4)")]
    public void Data_of_no_error_is_unknown_and_says_why(string data, string reason)
    {
        Assert.Equal(reason, VaultCode.Assembly.Evaluate<string>($"((Vault.Error.Unknown){Decode(data)}).Reason"));
        Assert.Equal(HexText.Write(HexText.Read(data)), VaultCode.Assembly.Evaluate<string>($"((Vault.Error.Unknown){Decode(data)}).RevertData.ToString()"));
    }

    [Fact]
    public void Data_beyond_the_arguments_does_not_matter() => Assert.Equal(
        "InsufficientFunds { Available = 1, Required = 2 }",
        VaultCode.Assembly.Evaluate<string>($"{Decode(InsufficientFunds + "ffff")}.ToString()"));

    private static string Decode(string data) => $"Vault.Error.Decode(HexText.Read(\"\"\"\n{data}\n\"\"\"))";
}
