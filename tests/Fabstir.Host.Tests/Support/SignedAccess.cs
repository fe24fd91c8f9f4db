using System.Text;
using System.Text.Json;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host.Tests.Support;

/// <summary>EIP-712 by hand, from the text of the protocol: nothing of the code under test has a part in it.</summary>
internal static class SignedAccess
{
    public const string Marketplace = "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4";
    public const int Chain = 84532;

    public static async Task<string> InitAsync(
        JsonElement connected,
        LocalSigner signer,
        int session,
        long expires,
        Address? claimed = null,
        Address? host = null,
        string marketplace = Marketplace,
        int chain = Chain)
    {
        EcdsaSignature signature = await SignAsync(signer, session, connected.Text("challenge")!, expires, host ?? Keys.Host.Address, marketplace, chain);
        return $$$"""
            {"type":"session_init","id":"i","session_id":"{{{session}}}","nonce":"0x{{{new string('b', 64)}}}",
             "auth":{"scheme":"fabstir-session-access/1","address":"{{{claimed ?? signer.Address}}}","signature":"{{{signature}}}","expires":{{{expires}}}}}
            """;
    }

    public static async Task<string> HeaderAsync(LocalSigner signer, int session, string challenge, long expires)
    {
        EcdsaSignature signature = await SignAsync(signer, session, challenge, expires, Keys.Host.Address);
        return $"Fabstir address=\"{signer.Address}\", expires=\"{expires}\", challenge=\"{challenge}\", signature=\"{signature}\"";
    }

    private static Task<EcdsaSignature> SignAsync(
        LocalSigner signer, int session, string challenge, long expires, Address host, string marketplace = Marketplace, int chain = Chain) => signer.SignAsync(new BareHash(Digest(
        marketplace,
        chain,
        "SessionAccess(address marketplace,uint256 chainId,address host,uint256 sessionId,bytes32 challenge,uint256 expires)",
        Word(marketplace),
        Word(chain),
        Word(host.ToString()),
        Word(session),
        challenge[2..],
        Word(expires))));

    /// <summary>What a host signs to prove who it is.</summary>
    public static Bytes32 IdentityDigest(int session, string nonce) => Digest(
        Marketplace,
        Chain,
        "HostIdentity(address marketplace,uint256 chainId,address host,uint256 sessionId,bytes32 nonce)",
        Word(Marketplace),
        Word(Chain),
        Word(Keys.Host.Address.ToString()),
        Word(session),
        nonce[2..]);

    private static Bytes32 Digest(string marketplace, int chain, string type, params string[] words)
    {
        string domain = Hash(
            HashOfText("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)")
            + HashOfText("Fabstir Stream") + HashOfText("1") + Word(chain) + Word(marketplace));
        return Bytes32.Parse($"0x{Hash($"1901{domain}{Hash(HashOfText(type) + string.Concat(words))}")}");
    }

    private static string HashOfText(string text) => Hash(Convert.ToHexString(Encoding.UTF8.GetBytes(text)));

    private static string Hash(string hex) => Keccak256.Hash(Convert.FromHexString(hex)).ToString()[2..];

    private static string Word(string address) => address[2..].PadLeft(64, '0');

    private static string Word(long number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
}
