using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>What an account should look like during one call: the rest stays as it is on chain, and nothing is written.</summary>
public sealed record AccountOverride
{
    /// <summary>The balance, instead of the real one.</summary>
    public Wei? Balance { get; init; }

    /// <summary>The nonce, instead of the real one.</summary>
    public ulong? Nonce { get; init; }

    /// <summary>The code, instead of the real one.</summary>
    public Bytes? Code { get; init; }

    /// <summary>The whole storage, instead of the real one: slots that are not named are zero. Not together with <see cref="StorageChanges"/>.</summary>
    public IReadOnlyDictionary<Bytes32, Bytes32>? Storage { get; init; }

    /// <summary>Single slots, instead of the real ones. Not together with <see cref="Storage"/>.</summary>
    public IReadOnlyDictionary<Bytes32, Bytes32>? StorageChanges { get; init; }
}
