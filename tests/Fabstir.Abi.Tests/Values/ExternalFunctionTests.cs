namespace Fabstir.Abi.Tests;

public sealed class ExternalFunctionTests
{
    private static readonly Address Contract = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    private static readonly Bytes4 Selector = Bytes4.Parse("0xa9059cbb");

    [Fact]
    public void Is_an_address_and_a_selector()
    {
        ExternalFunction function = new(Contract, Selector);

        Assert.Equal((Contract, Selector), (function.Address, function.Selector));
        (Address address, Bytes4 selector) = function;
        Assert.Equal((Contract, Selector), (address, selector));
        Assert.Equal("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed:0xa9059cbb", function.ToString());
    }

    [Fact]
    public void Is_equal_by_both()
    {
        ExternalFunction function = new(Contract, Selector);

        Assert.Equal(new ExternalFunction(Contract, Selector), function);
        Assert.NotEqual(new ExternalFunction(Address.Zero, Selector), function);
        Assert.NotEqual(new ExternalFunction(Contract, Bytes4.Zero), function);
        Assert.Equal(new ExternalFunction(Address.Zero, Bytes4.Zero), default);
    }
}
