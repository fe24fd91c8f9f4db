using System.Globalization;
using System.Text;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A message to sign (EIP-191, version 0x45), as <c>personal_sign</c> of wallets makes it.</summary>
/// <param name="Content">The message; text as UTF-8.</param>
public sealed record PersonalMessage(Bytes Content) : SigningPayload
{
    // A replacement character would silently be another message.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A message of text.</summary>
    /// <param name="text">Any text.</param>
    /// <exception cref="ArgumentException">The text has half of a surrogate pair, which UTF-8 cannot hold.</exception>
    public PersonalMessage(string text)
        : this(StrictUtf8.GetBytes(text))
    {
    }

    /// <inheritdoc/>
    public override Bytes32 Digest
    {
        get
        {
            byte[] prefix = StrictUtf8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\u0019Ethereum Signed Message:\n{Content.Length}"));
            return Keccak256.Hash([.. prefix, .. Content.AsSpan()]);
        }
    }
}
