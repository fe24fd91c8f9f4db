namespace Fabstir.Abi.Tests;

/// <summary>The codes of the Solidity documentation, "Panic via assert and Error via require".</summary>
public sealed class PanicCodeTests
{
    public static TheoryData<string, int> Codes { get; } = new()
    {
        { nameof(PanicCode.AssertionFailed), 0x01 },
        { nameof(PanicCode.ArithmeticOverflow), 0x11 },
        { nameof(PanicCode.DivisionByZero), 0x12 },
        { nameof(PanicCode.InvalidEnumValue), 0x21 },
        { nameof(PanicCode.CorruptStorageArray), 0x22 },
        { nameof(PanicCode.PopOfEmptyArray), 0x31 },
        { nameof(PanicCode.IndexOutOfBounds), 0x32 },
        { nameof(PanicCode.OutOfMemory), 0x41 },
        { nameof(PanicCode.UninitializedFunction), 0x51 },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Has_the_number_of_the_documentation(string name, int number)
    {
        PanicCode code = (PanicCode)typeof(PanicCode).GetProperty(name)!.GetValue(null)!;

        Assert.Equal((UInt256)number, code.Value);
        Assert.Equal(new PanicCode((UInt256)number), code);
        Assert.Contains($"{number:x}", code.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_meaning_of_each_code_is_another() =>
        Assert.Equal(Codes.Count, Codes.Select(static row => new PanicCode((UInt256)row.Data.Item2).ToString()).Distinct().Count());

    [Fact]
    public void Keeps_a_code_that_it_does_not_know()
    {
        PanicCode code = new(UInt256.MaxValue);

        Assert.Equal(UInt256.MaxValue, code.Value);
        Assert.Contains(new string('f', 64), code.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(new PanicCode(0x61), code);
    }
}
