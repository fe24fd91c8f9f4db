using System.Globalization;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.ChainFaults.Chain;

/// <summary>An account that pays. Its key is a small number: whoever knows the number has it, in any process.</summary>
internal sealed record Payer(int Number)
{
    public Address Address { get; } = AddressOf(Number);

    public LocalSigner CreateSigner() => SignerOf(Number);

    private static Address AddressOf(int number)
    {
        using LocalSigner signer = SignerOf(number);
        return signer.Address;
    }

    // Far from the numbers that other tests take.
    private static LocalSigner SignerOf(int number) => LocalSigner.FromHex("0x" + (0xfa0170000 + number).ToString("x64", CultureInfo.InvariantCulture));
}
