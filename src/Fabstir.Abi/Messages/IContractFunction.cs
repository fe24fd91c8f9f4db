using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>A call of one function: a generated record with a property for each argument.</summary>
/// <typeparam name="TSelf">The generated record.</typeparam>
public interface IContractFunction<TSelf> : IAbiTuple<TSelf>
    where TSelf : IContractFunction<TSelf>
{
    /// <summary>The signature that the selector is made from, such as <c>transfer(address,uint256)</c>.</summary>
    static abstract string Signature { get; }

    /// <summary>The first four bytes of the calldata: those of the Keccak-256 of the signature.</summary>
    static abstract Bytes4 Selector { get; }
}

/// <summary>A call of one function that returns something.</summary>
/// <typeparam name="TSelf">The generated record.</typeparam>
/// <typeparam name="TResult">The type of the one output, or the generated record of several.</typeparam>
public interface IContractFunction<TSelf, TResult> : IContractFunction<TSelf>
    where TSelf : IContractFunction<TSelf, TResult>
{
    /// <summary>Reads what the function returned.</summary>
    /// <param name="returnData">The return data. More than the outputs need is accepted: a newer revision may return more.</param>
    /// <returns>The output.</returns>
    /// <exception cref="AbiFormatException">The bytes are no encoding of the outputs; the exception says where.</exception>
    static abstract TResult DecodeResult(ReadOnlySpan<byte> returnData);
}

/// <summary>A call of one function that returns one value.</summary>
/// <typeparam name="TSelf">The generated record.</typeparam>
/// <typeparam name="TResult">The type of the output.</typeparam>
/// <typeparam name="TCodec">How the output is laid out.</typeparam>
public interface IContractFunction<TSelf, TResult, TCodec> : IContractFunction<TSelf, TResult>
    where TSelf : IContractFunction<TSelf, TResult, TCodec>
    where TCodec : IAbiCodec<TResult>
{
    static TResult IContractFunction<TSelf, TResult>.DecodeResult(ReadOnlySpan<byte> returnData) => AbiData.Decode<TResult, TCodec>(returnData);
}
