using Fabstir.Abi;

namespace Fabstir;

/// <summary>What hosts ask, and the range of it: the constants of <c>PriceRanges</c>. A price outlives its host's registration.</summary>
internal sealed class MockPrices
{
    public static readonly UInt256 MinStable = 1;
    public static readonly UInt256 MaxStable = 100_000_000;
    public static readonly UInt256 MinNative = 227_273;
    public static readonly UInt256 MaxNative = 22_727_272_727_273_000UL;

    private readonly Dictionary<(Address Host, Bytes32 Model, Address Token), UInt256> _prices = [];

    public UInt256 Find(Address host, Bytes32 model, Address token) => _prices.GetValueOrDefault((host, model, token));

    public void Set(Address host, Bytes32 model, Address token, UInt256 price) => _prices[(host, model, token)] = price;

    /// <exception cref="MockRevert">The price is out of its range.</exception>
    public static void Check(bool isNative, UInt256 price)
    {
        MockRevert.If(price < (isNative ? MinNative : MinStable), "Price below minimum");
        MockRevert.If(price > (isNative ? MaxNative : MaxStable), "Price above maximum");
    }
}
