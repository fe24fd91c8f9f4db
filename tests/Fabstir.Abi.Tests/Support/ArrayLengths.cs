using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

internal readonly struct LengthZero : IArrayLength
{
    public static int Value => 0;
}

internal readonly struct LengthTwo : IArrayLength
{
    public static int Value => 2;
}

internal readonly struct LengthThree : IArrayLength
{
    public static int Value => 3;
}

internal readonly struct LengthThousand : IArrayLength
{
    public static int Value => 1000;
}
