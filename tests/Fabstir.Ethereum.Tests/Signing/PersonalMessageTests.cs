using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class PersonalMessageTests
{
    /// <summary>Keys, messages, EIP-191 hashes and signatures: the first is of the tests of ethers, the second of the documentation of web3.js, the others were made with ethers 6.17.0.</summary>
    public static TheoryData<string, string, string, string> Signatures { get; } = new()
    {
        {
            "0x14791697260E4c9A71f18484C9f997B308e59325", "hello world",
            "0xd9eba16ed0ecae432b71fe008c98cc872bb4cc214d3220a36f365326cf807d68",
            "0xddd0a7290af9526056b4e35a077b9a11b513aa0028ec6c9880948544508f3c63265e99e47ad31bb2cab9646c504576b3abc6939a1710afc08cbf3034d73214b81c"
        },
        {
            "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23", "Some data",
            "0x1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655",
            "0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c"
        },
        {
            "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F", "",
            "0x5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad",
            "0xff65394fc6cc70eee8e5ee1160dfa355a0484ad2988b65d01aee4bf58288958f082ce5e2c2d9d49130a2b1e8d01850cc00b0f17637f029570420e5a4a8d724fd1c"
        },
        {
            "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F", "Grüße, мир",
            "0xa182d9e1dc354bb81d7d75055bb4fbd93ceb0ef4e1d897c9a2cd98f5685c8768",
            "0xd82f8114022b07442fef017c9a3d064c7ee6a155677437802d65d2184ac2083400dd6726b1ebe0297f963a88f2223b6926f4cc29bb23c9218b998f642f03ca471c"
        },
    };

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Signatures_of_other_libraries_lead_to_their_signer(string signer, string text, string digest, string signature)
    {
        PersonalMessage message = new(text);

        Assert.Equal(Bytes32.Parse(digest), message.Digest);
        Assert.Equal(Address.Parse(signer), EcdsaSignature.Parse(signature).Recover(message.Digest));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_signed_as_they_are() =>
        Assert.Equal(Bytes32.Parse("0x2f363c4b0901a1376b6121ece231f4af8ce2ee507adc838a49cd8872bc5fab22"), new PersonalMessage(Bytes.Create([0x00, 0xff, 0x80])).Digest);

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_and_not_replaced() => Assert.Throws<System.Text.EncoderFallbackException>(() => new PersonalMessage("\ud800"));

    [Theory]
    [MemberData(nameof(Signatures))]
    public void A_signature_of_another_message_leads_to_somebody_else(string signer, string text, string digest, string signature)
    {
        Assert.NotEqual(digest, new PersonalMessage(text + ".").Digest.ToString());
        Assert.NotEqual(Address.Parse(signer), EcdsaSignature.Parse(signature).Recover(new PersonalMessage(text + ".").Digest));
    }
}
