using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Signs with a private key in the memory of this process, on the platform's own ECDSA.</summary>
/// <remarks>
/// <para>
/// The key goes to the cryptographic library of the operating system and is kept nowhere else: no property, text form or exception shows it.
/// Only public data is computed here. The platform draws a random number for each signature: the same payload signed twice gives two
/// signatures, and of a transaction two hashes.
/// </para>
/// <para>Thread-safe. Needs a platform whose ECDSA knows secp256k1: Linux (OpenSSL) and Windows do, macOS does not.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LocalSigner : ISigner, IDisposable
{
    /// <summary>How many bytes a private key has.</summary>
    public const int KeySize = 32;

    private readonly Lock _lock = new();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly ECDsa _ecdsa;

    private LocalSigner(ECDsa ecdsa)
    {
        _ecdsa = ecdsa;
        ECPoint publicKey = ecdsa.ExportParameters(includePrivateParameters: false).Q;
        Address = Secp256k1.AddressOf(publicKey.X, publicKey.Y);
    }

    /// <inheritdoc/>
    public Address Address { get; }

    /// <summary>A signer for a key.</summary>
    /// <param name="key">Exactly 32 bytes. They are copied, and the copy is erased; erasing the original is up to the caller.</param>
    /// <exception cref="ArgumentException">There are not exactly 32, or they are no key: 0, or not below the order of the curve.</exception>
    /// <exception cref="PlatformNotSupportedException">The platform's ECDSA does not know secp256k1.</exception>
    public static LocalSigner FromKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeySize)
        {
            throw new ArgumentException($"A private key has {KeySize} bytes; got {key.Length}.", nameof(key));
        }

        Span<byte> order = stackalloc byte[KeySize];
        ((UInt256)Secp256k1.N).WriteBigEndian(order);
        if (!key.ContainsAnyExcept((byte)0) || key.SequenceCompareTo(order) >= 0)
        {
            throw new ArgumentException("These 32 bytes are no private key: a key is at least 1 and below the order of secp256k1.", nameof(key));
        }

        byte[] scalar = key.ToArray();
        try
        {
            return new LocalSigner(ECDsa.Create(new ECParameters { Curve = ECCurve.CreateFromFriendlyName("secp256k1"), D = scalar }));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(scalar);
        }
    }

    /// <summary>A signer for a key in hexadecimal digits.</summary>
    /// <param name="key">0x and 64 digits. A string cannot be erased from memory: read the digits into an array where that matters.</param>
    /// <exception cref="ArgumentException">The text has another form, or the bytes are no key. The message does not repeat it.</exception>
    /// <exception cref="PlatformNotSupportedException">The platform's ECDSA does not know secp256k1.</exception>
    public static LocalSigner FromHex(ReadOnlySpan<char> key)
    {
        Span<byte> bytes = stackalloc byte[KeySize];
        try
        {
            bool valid = key is ['0', 'x', .. var digits]
                && digits.Length == 2 * KeySize
                && Convert.FromHexString(digits, bytes, out _, out _) == OperationStatus.Done;
            return valid ? FromKey(bytes) : throw new ArgumentException($"A private key is 0x and {2 * KeySize} hexadecimal digits.", nameof(key));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The signer was disposed.</exception>
    public Task<EcdsaSignature> SignAsync(SigningPayload payload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<EcdsaSignature>(cancellationToken)
            : Task.FromResult(Sign(payload.Digest));
    }

    /// <summary>Erases the key.</summary>
    public void Dispose() => _ecdsa.Dispose();

    /// <summary>The address, and nothing of the key.</summary>
    public override string ToString() => $"LocalSigner({Address})";

    private EcdsaSignature Sign(Bytes32 digest)
    {
        byte[] bytes;
        lock (_lock)
        {
            bytes = _ecdsa.SignHash(digest.AsSpan().ToArray(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }

        UInt256 r = UInt256.ReadBigEndian(bytes);
        UInt256 s = UInt256.ReadBigEndian(bytes.AsSpan(UInt256.Size));
        UInt256 order = (UInt256)Secp256k1.N;
        UInt256 lowS = s <= (UInt256)Secp256k1.LargestS ? s : order - s;

        // The platform does not say which of the points it drew: the one that leads back to our own key is it.
        foreach (byte yParity in (ReadOnlySpan<byte>)[0, 1])
        {
            EcdsaSignature signature = new(r, lowS, yParity);
            if (signature.TryRecover(digest, out Address signer) && signer == Address)
            {
                return signature;
            }
        }

        throw new CryptographicException("The platform returned a signature that does not lead back to the key.");
    }
}
