using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>The seam to whatever keeps a key: a key in memory, a wallet, a key service.</summary>
/// <remarks>Implementations are thread-safe. They show the key to nobody: not in exceptions, logs or text forms.</remarks>
public interface ISigner
{
    /// <summary>The account of the key.</summary>
    Address Address { get; }

    /// <summary>Signs.</summary>
    /// <param name="payload">
    /// What is signed, and not only its digest: a wallet can show a transaction or a message to its owner, and may refuse what it cannot show.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting for a key service or a person.</param>
    /// <returns>A signature of <see cref="SigningPayload.Digest"/> with the smaller s (EIP-2).</returns>
    Task<EcdsaSignature> SignAsync(SigningPayload payload, CancellationToken cancellationToken = default);
}
