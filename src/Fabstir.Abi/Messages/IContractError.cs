using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>A custom error: a generated record with a property for each argument.</summary>
/// <typeparam name="TSelf">The generated record.</typeparam>
public interface IContractError<TSelf> : IAbiTuple<TSelf>
    where TSelf : IContractError<TSelf>
{
    /// <summary>The signature that the selector is made from, such as <c>OwnableUnauthorizedAccount(address)</c>.</summary>
    static abstract string Signature { get; }

    /// <summary>The first four bytes of the revert data: those of the Keccak-256 of the signature.</summary>
    static abstract Bytes4 Selector { get; }
}
