using System.Globalization;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Which block's state to read: by number, by hash, or by one of the names that nodes know.</summary>
/// <remarks><c>default</c> is <see cref="Latest"/>. A number converts implicitly. Immutable, thread-safe.</remarks>
public readonly struct BlockReference : IEquatable<BlockReference>
{
    private readonly string? _name;
    private readonly Bytes32 _hash;
    private readonly ulong? _number;

    private BlockReference(string? name, ulong? number, Bytes32 hash)
    {
        _name = name;
        _number = number;
        _hash = hash;
    }

    /// <summary>The newest block that the node knows.</summary>
    public static BlockReference Latest => default;

    /// <summary>The state after the transactions that wait to be mined.</summary>
    public static BlockReference Pending => new("pending", null, default);

    /// <summary>The newest block that is unlikely to be reorganised away.</summary>
    public static BlockReference Safe => new("safe", null, default);

    /// <summary>The newest block that is final.</summary>
    public static BlockReference Finalized => new("finalized", null, default);

    /// <summary>The first block of the chain.</summary>
    public static BlockReference Earliest => new("earliest", null, default);

    /// <summary>The number, when the block is given by its number; else null.</summary>
    public ulong? Number => _number;

    /// <summary>The hash, when the block is given by its hash (EIP-1898); else null.</summary>
    public Bytes32? Hash => _number is null && _name is null && !_hash.IsZero ? _hash : null;

    /// <summary>A block by its number.</summary>
    public static BlockReference At(ulong number) => new(null, number, default);

    /// <summary>A block by its hash, so that a reorganisation cannot swap it for another of the same number.</summary>
    public static BlockReference At(Bytes32 hash) => new(null, null, hash);

    /// <inheritdoc/>
    public bool Equals(BlockReference other) => _name == other._name && _number == other._number && _hash == other._hash;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BlockReference other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_name, _number, _hash);

    /// <summary>The number in hexadecimal, the hash, or the name: as a node takes it.</summary>
    public override string ToString() =>
        _number is { } number ? "0x" + number.ToString("x", CultureInfo.InvariantCulture)
        : Hash is { } hash ? hash.ToString()
        : _name ?? "latest";

    /// <summary>Whether both name the same block in the same way.</summary>
    public static bool operator ==(BlockReference left, BlockReference right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(BlockReference left, BlockReference right) => !left.Equals(right);

    /// <summary>A block by its number.</summary>
    public static implicit operator BlockReference(ulong number) => At(number);
}
