using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir.Sdk.Tests.Protocol;

/// <summary>The digests are those that ethers' <c>TypedDataEncoder.hash</c> gives for the same values.</summary>
public sealed class SignedFrameTests
{
    private static readonly UInt256 Session = UInt256.Parse("1606938044258990275541962092341162602522202993782792835301383");

    [Fact]
    public void What_a_client_signs_is_typed_data() => Assert.Equal(
        Bytes32.Parse("0x14a11824c55b5abb71ffb85aa12abe68025776de1505b60c63c70e3e8cb5d779"),
        new SessionAccess
        {
            Marketplace = Address.Parse("0x1111111111111111111111111111111111111111"),
            ChainId = 84532,
            Host = Address.Parse("0x2222222222222222222222222222222222222222"),
            SessionId = Session,
            Challenge = Bytes32.Parse("0xabababababababababababababababababababababababababababababababab"),
            Expires = 1_800_000_000,
        }.ToTypedData().Digest);

    [Fact]
    public void What_a_host_signs_is_typed_data() => Assert.Equal(
        Bytes32.Parse("0x2b1cd7be9d4c549dc6400f44776612f5d1f3e0b7fc5ba545c368a17820656f07"),
        new HostIdentity
        {
            Marketplace = Address.Parse("0x1111111111111111111111111111111111111111"),
            ChainId = 84532,
            Host = Address.Parse("0x2222222222222222222222222222222222222222"),
            SessionId = Session,
            Nonce = Bytes32.Parse("0xcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"),
        }.ToTypedData().Digest);
}
