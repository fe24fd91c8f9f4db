namespace Fabstir.Abi.Tests;

public sealed class RevertDataTests
{
    private static readonly InsufficientBalance Error = new() { Available = 0, Required = UInt256.MaxValue };

    // The example of the specification, "Errors".
    private static readonly byte[] ErrorData = Words.After("cf479181", "0", new string('f', 64));

    [Fact]
    public void Encodes_and_decodes_a_custom_error()
    {
        Assert.Equal(ErrorData, RevertData.Encode(Error));
        Assert.Equal(Error, RevertData.Decode<InsufficientBalance>(ErrorData));
        Assert.Equal(Error, RevertData.Decode<InsufficientBalance>([.. ErrorData, 1]));
    }

    [Fact]
    public void Refuses_another_error_and_names_the_expected_one()
    {
        foreach (byte[] data in new[] { ErrorData.With(3, 0x82), Words.After("08c379a0", "20", "0"), ErrorData[..3], [] })
        {
            AbiFormatException refused = Refusal.Of(() => RevertData.Decode<InsufficientBalance>(data));
            Assert.InRange(refused.Position, 0, 3);
            Assert.Contains("InsufficientBalance(uint256,uint256)", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Refuses_a_custom_error_that_ends_anywhere_before_the_end()
    {
        for (int length = 0; length < ErrorData.Length; length++)
        {
            byte[] cut = ErrorData[..length];
            Refusal.Inside(cut, () => RevertData.Decode<InsufficientBalance>(cut));
        }
    }

    [Fact]
    public void Has_the_selectors_of_the_errors_of_the_language()
    {
        Assert.Equal(Calldata.ReadSelector(Keccak256.Hash("Error(string)").AsSpan()), RevertData.ErrorSelector);
        Assert.Equal(Calldata.ReadSelector(Keccak256.Hash("Panic(uint256)").AsSpan()), RevertData.PanicSelector);
        Assert.Equal(0x08c379a0u, RevertData.ErrorSelector);
        Assert.Equal(0x4e487b71u, RevertData.PanicSelector);
    }

    // The example of the Solidity documentation, "Panic via assert and Error via require".
    [Fact]
    public void Decodes_a_reason() => Assert.Equal(
        "Not enough Ether provided.",
        RevertData.DecodeReason(Words.After("08c379a0", "20", "1a", "4e6f7420656e6f7567682045746865722070726f76696465642e..")));

    [Fact]
    public void Decodes_an_empty_reason() => Assert.Equal("", RevertData.DecodeReason(Words.After("08c379a0", "20", "0")));

    [Fact]
    public void Refuses_a_reason_that_is_no_strict_encoding()
    {
        byte[] data = Words.After("08c379a0", "20", "1a", "4e6f7420656e6f7567682045746865722070726f76696465642e..");
        for (int length = 4; length < data.Length; length++)
        {
            byte[] cut = data[..length];
            Refusal.Inside(cut, () => RevertData.DecodeReason(cut));
        }

        Refusal.InWord(4, () => RevertData.DecodeReason(data.WithWord(4, "80")));
        Refusal.InWord(36, () => RevertData.DecodeReason(data.WithWord(36, "21")));
        Refusal.At(68, () => RevertData.DecodeReason(data.With(68, 0xff)));
        Refusal.At(99, () => RevertData.DecodeReason(data.With(99, 1)));
    }

    [Fact]
    public void Decodes_a_panic()
    {
        Assert.Equal(PanicCode.ArithmeticOverflow, RevertData.DecodePanic(Words.After("4e487b71", "11")));
        Assert.Equal(new PanicCode(UInt256.MaxValue), RevertData.DecodePanic(Words.After("4e487b71", new string('f', 64))));
    }

    [Fact]
    public void Refuses_a_panic_without_a_whole_code()
    {
        byte[] data = Words.After("4e487b71", "11");
        for (int length = 4; length < data.Length; length++)
        {
            byte[] cut = data[..length];
            Refusal.Inside(cut, () => RevertData.DecodePanic(cut));
        }
    }
}
