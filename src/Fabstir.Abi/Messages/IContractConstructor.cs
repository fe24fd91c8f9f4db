using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>The arguments of a constructor: what follows the bytecode in a deployment.</summary>
/// <typeparam name="TSelf">The generated record.</typeparam>
public interface IContractConstructor<TSelf> : IAbiTuple<TSelf>
    where TSelf : IContractConstructor<TSelf>;
