using System.Globalization;

namespace Fabstir.Abi;

/// <summary>Why code that Solidity's compiler added gave up: the argument of <c>Panic(uint256)</c>.</summary>
/// <param name="Value">The code as it was returned; future compilers may add some.</param>
/// <remarks>The codes are those of the Solidity documentation, "Panic via assert and Error via require".</remarks>
public readonly record struct PanicCode(UInt256 Value)
{
    /// <summary>0x00: a check of the compiler's that has no code of its own.</summary>
    public static PanicCode Generic => new(0x00);

    /// <summary>0x01: <c>assert</c> was called with false.</summary>
    public static PanicCode AssertionFailed => new(0x01);

    /// <summary>0x11: an arithmetic operation overflowed outside <c>unchecked</c>.</summary>
    public static PanicCode ArithmeticOverflow => new(0x11);

    /// <summary>0x12: division or modulo by zero.</summary>
    public static PanicCode DivisionByZero => new(0x12);

    /// <summary>0x21: a number was converted to an enum that has no such member.</summary>
    public static PanicCode InvalidEnumValue => new(0x21);

    /// <summary>0x22: a byte array in storage is wrongly encoded.</summary>
    public static PanicCode CorruptStorageArray => new(0x22);

    /// <summary>0x31: <c>pop</c> on an empty array.</summary>
    public static PanicCode PopOfEmptyArray => new(0x31);

    /// <summary>0x32: an index is negative or beyond the end.</summary>
    public static PanicCode IndexOutOfBounds => new(0x32);

    /// <summary>0x41: too much memory was allocated, or too large an array created.</summary>
    public static PanicCode OutOfMemory => new(0x41);

    /// <summary>0x51: a variable of internal function type was called before it was set.</summary>
    public static PanicCode UninitializedFunction => new(0x51);

    /// <summary>The code and its meaning.</summary>
    public override string ToString() => Value.FitsUInt64 ? string.Create(CultureInfo.InvariantCulture, $"0x{(ulong)Value:x2} ({Meaning})") : $"{Value:x} ({Meaning})";

    private string Meaning => Value.FitsUInt64 ? (ulong)Value switch
    {
        0x00 => "generic",
        0x01 => "assertion failed",
        0x11 => "arithmetic overflow",
        0x12 => "division by zero",
        0x21 => "invalid enum value",
        0x22 => "corrupt storage array",
        0x31 => "pop of an empty array",
        0x32 => "index out of bounds",
        0x41 => "out of memory",
        0x51 => "uninitialized function",
        _ => "unknown",
    }
    : "unknown";
}
