using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>Typed data to sign (EIP-712), as <c>eth_signTypedData_v4</c> of wallets does: a generated struct in its domain.</summary>
/// <remarks>Made by <see cref="Of"/>. Immutable, thread-safe.</remarks>
public sealed record TypedData : SigningPayload
{
    private TypedData(TypedDataDomain domain, string encodeType, object value, Bytes32 digest)
    {
        Domain = domain;
        EncodeType = encodeType;
        Value = value;
        Digest = digest;
    }

    /// <summary>What the signature is good for.</summary>
    public TypedDataDomain Domain { get; }

    /// <summary>The type of the struct with those of the structs in it.</summary>
    public string EncodeType { get; }

    /// <summary>The struct, for whoever shows it before signing.</summary>
    public object Value { get; }

    /// <inheritdoc/>
    public override Bytes32 Digest { get; }

    /// <summary>A struct in a domain.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <param name="domain">What the signature is good for. It should at least have a chain and a contract: else the signature is good everywhere.</param>
    /// <param name="value">The struct.</param>
    /// <returns>What a signer signs.</returns>
    /// <exception cref="AbiEncodingException">A field cannot be encoded: it is outside the range of its type, or an array of another length.</exception>
    public static TypedData Of<T>(TypedDataDomain domain, T value)
        where T : ITypedData<T>
    {
        ArgumentNullException.ThrowIfNull(domain);
        ArgumentNullException.ThrowIfNull(value);
        return new TypedData(domain, T.EncodeType, value, TypedDataHash.Of(domain, value));
    }
}
