namespace Fabstir.Abi.Tests;

public sealed class FixedBytesNumberTests
{
    [Theory]
    [InlineData(0xa9059cbb, "0xa9059cbb")]
    [InlineData(1, "0x00000001")]
    [InlineData(0, "0x00000000")]
    public void A_selector_is_made_as_it_is_written(uint value, string text) => Assert.Equal(Bytes4.Parse(text), new Bytes4(value));

    [Fact]
    public void A_hash_is_made_as_it_is_written() => Assert.Equal(
        Keccak256.Hash("Transfer(address,address,uint256)"), new Bytes32(0xddf252ad1be2c89b, 0x69c2b068fc378daa, 0x952ba7f163c4a116, 0x28f55a4df523b3ef));
}
