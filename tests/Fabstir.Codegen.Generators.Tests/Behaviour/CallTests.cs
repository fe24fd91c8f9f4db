using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Calldata to calls and back. The calldata is that of ethers' <c>Interface.encodeFunctionData</c>; for the function type, which ethers has not, like a bytes24.</summary>
public sealed class CallTests
{
    private const string Fill = """
        340ea2f7
        0000000000000000000000000000000000000000000000000000000000000080
        0000000000000000000000000000000000000000000000000000000000000064
        00000000000000000000000000000000000000000000000000000000000000c8
        0000000000000000000000000000000000000000000000000000000000000140
        00000000000000000000000000000000000000000000000000000000000000a1
        000000000000000000000000000000000000000000000000000000000000002a
        0000000000000000000000000000000000000000000000000000000000000060
        0000000000000000000000000000000000000000000000000000000000000002
        1111111111111111111111111111111111111111111111111111111111111111
        2222222222222222222222222222222222222222222222222222222222222222
        0000000000000000000000000000000000000000000000000000000000000002
        0000000000000000000000000000000000000000000000000000000000000040
        0000000000000000000000000000000000000000000000000000000000000060
        0000000000000000000000000000000000000000000000000000000000000000
        0000000000000000000000000000000000000000000000000000000000000003
        abcdef0000000000000000000000000000000000000000000000000000000000
        """;

    private static readonly Lazy<GeneratedAssembly> Plain = new(static () => GeneratedAssembly.Of(AbiInput.Of("Plain", "function f(bool a)")));

    private static readonly Lazy<GeneratedAssembly> OnlyReceive = new(static () => GeneratedAssembly.Of(AbiInput.Of("Purse", "receive")));

    [Theory]
    [InlineData($"new Vault.Functions.Fill {{ Order = {VaultCode.Order}, Window = new() {{ Opens = 100, Closes = 200 }}, SignaturesValue = [[], [0xab, 0xcd, 0xef]] }}", Fill)]
    [InlineData("new Vault.Functions.SetStatus { Status = Enums.IVault.Status.TimedOut }", "2e49d78b 0000000000000000000000000000000000000000000000000000000000000002")]
    [InlineData($"new Vault.Functions.SetHook {{ Hook = new({VaultCode.AccountA}, Bytes4.Parse(\"0x12345678\")) }}", "3b15a70e 00000000000000000000000000000000000000a1123456780000000000000000")]
    [InlineData("new Vault.Functions.FindUInt256 { Id = 9 }", "3e530e5b 0000000000000000000000000000000000000000000000000000000000000009")]
    [InlineData("new Vault.Functions.Open()", "fcfff16f")]
    public void A_message_has_the_calldata_that_a_contract_takes(string value, string calldata)
    {
        Assert.Equal(HexText.Write(HexText.Read(calldata)), VaultCode.Assembly.Evaluate<string>($"HexText.Write(Calldata.Encode({value}))"));
        Assert.True(VaultCode.Assembly.Run<bool>($"object message = {Decode("Vault", calldata)}; return message.Equals({value});"));
    }

    [Fact]
    public void The_caller_may_bring_the_memory() => Assert.Equal(36, VaultCode.Assembly.Run<int>("""
        Span<byte> memory = stackalloc byte[64];
        return Calldata.Encode(new Vault.Functions.SetStatus { Status = default }, memory);
        """));

    [Fact]
    public void Each_overload_is_a_case_of_its_own() => Assert.Equal(
        "WithdrawUInt256Address { Amount = 9, To = 0x00000000000000000000000000000000000000b2 }",
        VaultCode.Assembly.Evaluate<string>(
            Decode("Vault", "00f714ce 0000000000000000000000000000000000000000000000000000000000000009 00000000000000000000000000000000000000000000000000000000000000b2") + ".ToString()"));

    [Theory]
    [InlineData("", "Receive { }")]
    [InlineData("01", "Fallback { Calldata = 0x01 }")]
    [InlineData("ffffffff", "Fallback { Calldata = 0xffffffff }")]
    public void What_no_function_takes_goes_to_receive_and_fallback(string calldata, string expected) =>
        Assert.Equal(expected, VaultCode.Assembly.Evaluate<string>(Decode("Vault", calldata) + ".ToString()"));

    [Fact]
    public void Arguments_that_are_cut_off_are_unknown_even_with_a_fallback() => Assert.Equal(
        "The data ends too early: 32 bytes are needed, 0 are left of 4. (at byte 4)",
        VaultCode.Assembly.Evaluate<string>($"((Vault.Call.Unknown){Decode("Vault", "2e49d78b")}).Reason"));

    [Theory]
    [InlineData("", "The calldata is of no function of Plain.")]
    [InlineData("ffffffff", "The calldata is of no function of Plain.")]
    public void Without_receive_and_fallback_it_is_unknown(string calldata, string reason) =>
        Assert.Equal(reason, Plain.Value.Evaluate<string>($"((Plain.Call.Unknown){Decode("Plain", calldata)}).Reason"));

    [Fact]
    public void A_contract_without_functions_may_have_receive() =>
        Assert.Equal("Receive { }", OnlyReceive.Value.Evaluate<string>(Decode("Purse", "") + ".ToString()"));

    [Fact]
    public void The_arguments_of_the_constructor_follow_the_bytecode() => Assert.Equal(
        HexText.Write(HexText.Read("""
            00000000000000000000000000000000000000000000000000000000000000a1
            0000000000000000000000000000000000000000000000000000000000000040
            0000000000000000000000000000000000000000000000000000000000000005
            5661756c74000000000000000000000000000000000000000000000000000000
            """)),
        VaultCode.Assembly.Evaluate<string>($"HexText.Write(AbiData.EncodeTuple(new Vault.Constructor {{ Asset = {VaultCode.AccountA}, Name = \"Vault\" }}))"));

    private static string Decode(string contract, string calldata) => $"{contract}.Call.Decode(HexText.Read(\"\"\"\n{calldata}\n\"\"\"))";
}
