using System.Security.Cryptography;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A signature on secp256k1 with its recovery id, from which the address of the signer can be computed.</summary>
/// <remarks>
/// Its text form is 0x and 65 bytes: r, s, and 27 or 28, as wallets and contracts expect it. <c>default</c> is nobody's signature.
/// Immutable, thread-safe.
/// </remarks>
public readonly record struct EcdsaSignature
{
    /// <summary>How many bytes the text form stands for.</summary>
    public const int Size = 65;

    // What Bitcoin added to the recovery id, and everybody after it.
    private const byte RecoveryIdOffset = 27;

    /// <summary>Puts the parts together.</summary>
    /// <param name="r">The x coordinate of the random point.</param>
    /// <param name="s">The proof. Of the two that are valid, Ethereum takes the smaller (EIP-2).</param>
    /// <param name="yParity">0 or 1: whether the y coordinate of the random point is odd.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="yParity"/> is above 1.</exception>
    public EcdsaSignature(UInt256 r, UInt256 s, byte yParity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(yParity, 1);
        R = r;
        S = s;
        YParity = yParity;
    }

    /// <summary>The x coordinate of the random point.</summary>
    public UInt256 R { get; }

    /// <summary>The proof.</summary>
    public UInt256 S { get; }

    /// <summary>0 or 1: whether the y coordinate of the random point is odd.</summary>
    public byte YParity { get; }

    /// <summary>Reads 65 bytes: r, s, and the recovery id as 0 or 1, or as 27 or 28.</summary>
    /// <exception cref="FormatException">There are not 65, the recovery id is another, or s is the larger of the two valid ones (EIP-2).</exception>
    public static EcdsaSignature FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new FormatException($"A signature has {Size} bytes; got {bytes.Length}.");
        }

        byte last = bytes[^1];
        if (last is not (0 or 1 or RecoveryIdOffset or RecoveryIdOffset + 1))
        {
            throw new FormatException($"The last byte of a signature is 0, 1, 27 or 28; got {last}.");
        }

        UInt256 s = UInt256.ReadBigEndian(bytes[UInt256.Size..]);
        return s <= (UInt256)Secp256k1.LargestS
            ? new EcdsaSignature(UInt256.ReadBigEndian(bytes), s, (byte)(last >= RecoveryIdOffset ? last - RecoveryIdOffset : last))
            : throw new FormatException("The s of the signature is the larger of the two that are valid: Ethereum takes the smaller (EIP-2).");
    }

    /// <summary>Reads the text form.</summary>
    /// <param name="text">0x and 130 hexadecimal digits.</param>
    /// <exception cref="FormatException">See <see cref="FromBytes"/>.</exception>
    public static EcdsaSignature Parse(string text) => FromBytes(Bytes.Parse(text).AsSpan());

    /// <summary>r, s, and 27 or 28.</summary>
    public Bytes ToBytes()
    {
        Span<byte> bytes = stackalloc byte[Size];
        R.WriteBigEndian(bytes);
        S.WriteBigEndian(bytes[UInt256.Size..]);
        bytes[^1] = (byte)(RecoveryIdOffset + YParity);
        return Bytes.Create(bytes);
    }

    /// <summary>The account that signed a hash.</summary>
    /// <param name="hash">What was signed. Any other hash gives another address: compare it with the one that is expected.</param>
    /// <exception cref="CryptographicException">No key can have made the signature.</exception>
    public Address Recover(Bytes32 hash) =>
        TryRecover(hash, out Address signer) ? signer : throw new CryptographicException("This is no signature: no key can have made it.");

    /// <summary>The account that signed a hash, without throwing.</summary>
    /// <param name="hash">What was signed.</param>
    /// <param name="signer">The account, or the zero address.</param>
    /// <returns>Whether a key can have made the signature.</returns>
    public bool TryRecover(Bytes32 hash, out Address signer)
    {
        Address? recovered = Secp256k1.Recover(hash, R, S, YParity);
        signer = recovered ?? default;
        return recovered is not null;
    }

    /// <summary>0x and 130 lower-case hexadecimal digits.</summary>
    public override string ToString() => ToBytes().ToString();
}
