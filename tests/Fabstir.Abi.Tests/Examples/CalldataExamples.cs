namespace Fabstir.Abi.Tests;

/// <summary>The examples of the ABI specification, "Examples" and "Use of Dynamic Types", with the calldata that it spells out.</summary>
internal static class CalldataExamples
{
    public static Sam Sam { get; } = new() { Name = "dave"u8, IsOn = true, Numbers = [1, 2, 3] };

    public static byte[] SamCalldata { get; } = Words.After("a5643bf2", "60", "1", "a0", "4", "64617665..", "3", "1", "2", "3");

    public static Gee Gee { get; } = new() { Numbers = [[1, 2], [3]], Names = ["one", "two", "three"] };

    public static IReadOnlyList<CalldataExample> All { get; } =
    [
        new CalldataExample<Baz>(new() { X = 69, Y = true }, Words.After("cdcd77c0", "45", "1"), (0, 28), (32, 31)),
        new CalldataExample<Bar>(
            new() { Items = [new Bytes3("abc"u8), new Bytes3("def"u8)] },
            Words.After("fce353f6", "616263..", "646566.."),
            (3, 29), (35, 29)),
        new CalldataExample<Sam>(Sam, SamCalldata, (32, 31), (132, 28)),
        new CalldataExample<Eff>(
            new() { Number = 0x123, Numbers = [0x456, 0x789], Digits = new Bytes10("1234567890"u8), Text = "Hello, world!"u8 },
            Words.After(
                "8be65246",
                "123", "80", "31323334353637383930..", "e0",
                "2", "456", "789",
                "d", "48656c6c6f2c20776f726c6421.."),
            (74, 22), (160, 28), (192, 28), (269, 19)),
        new CalldataExample<Gee>(
            Gee,
            Words.After(
                "2289b18c",
                "40", "140",
                "2", "40", "a0", "2", "1", "2", "1", "3",
                "3", "60", "a0", "e0", "3", "6f6e65..", "3", "74776f..", "5", "7468726565.."),
            (483, 29), (547, 29), (613, 27)),
        new CalldataExample<Pause>(new(), Words.After("8456cb59")),
    ];

    public static TheoryData<string> Signatures { get; } = [.. All.Select(static example => example.Signature)];

    public static CalldataExample Of(string signature) => All.Single(example => example.Signature == signature);
}
