using Fabstir.Ethereum;

namespace Pitfalls.Deployments;

/// <summary>FAB5005: a secret stands in the source. This one is an example of web3's documentation, and anybody can spend what it has.</summary>
internal static class SecretLiteral
{
    public static LocalSigner Signer() => LocalSigner.FromHex("0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"); // FAB5005: "0x4c08
}
