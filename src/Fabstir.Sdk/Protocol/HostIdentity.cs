using Fabstir.Abi;
using Fabstir.Abi.Codecs;
using Fabstir.Ethereum;

namespace Fabstir.Protocol;

/// <summary>What a host signs to prove that it is the session's (EIP-712): its URL in the registry is only what somebody wrote there. Immutable.</summary>
public sealed record HostIdentity : ITypedData<HostIdentity>
{
    private static readonly Bytes32 TypeHash = Keccak256.Hash(TypeText);

    private const string TypeText = "HostIdentity(address marketplace,uint256 chainId,address host,uint256 sessionId,bytes32 nonce)";

    /// <summary>The contract that has the session.</summary>
    public required Address Marketplace { get; init; }

    /// <summary>Its chain.</summary>
    public required ulong ChainId { get; init; }

    /// <summary>The host.</summary>
    public required Address Host { get; init; }

    /// <summary>The session.</summary>
    public required UInt256 SessionId { get; init; }

    /// <summary>What the client sent: a signature is good for one socket.</summary>
    public required Bytes32 Nonce { get; init; }

    static string ITypedData<HostIdentity>.EncodeType => TypeText;

    static Bytes32 ITypedData<HostIdentity>.TypeHash => TypeHash;

    static int ITypedData<HostIdentity>.FieldCount => 5;

    /// <summary>What is signed.</summary>
    public TypedData ToTypedData() => TypedData.Of(StreamDomain.Of(Marketplace, ChainId), this);

    static void ITypedData<HostIdentity>.EncodeData(HostIdentity value, Span<byte> words)
    {
        AddressCodec.Encode(value.Marketplace, words);
        UInt256Codec.Encode(value.ChainId, words[32..]);
        AddressCodec.Encode(value.Host, words[64..]);
        UInt256Codec.Encode(value.SessionId, words[96..]);
        Bytes32Codec.Encode(value.Nonce, words[128..]);
    }
}
