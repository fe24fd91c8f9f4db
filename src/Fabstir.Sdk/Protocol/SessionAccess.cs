using Fabstir.Abi;
using Fabstir.Abi.Codecs;
using Fabstir.Ethereum;

namespace Fabstir.Protocol;

/// <summary>What a client signs to use a session over one socket of one host (EIP-712). Immutable.</summary>
public sealed record SessionAccess : ITypedData<SessionAccess>
{
    private static readonly Bytes32 TypeHash = Keccak256.Hash(TypeText);

    private const string TypeText = "SessionAccess(address marketplace,uint256 chainId,address host,uint256 sessionId,bytes32 challenge,uint256 expires)";

    /// <summary>The contract that has the session.</summary>
    public required Address Marketplace { get; init; }

    /// <summary>Its chain.</summary>
    public required ulong ChainId { get; init; }

    /// <summary>The session's host: a signature for one is of no use to another.</summary>
    public required Address Host { get; init; }

    /// <summary>The session.</summary>
    public required UInt256 SessionId { get; init; }

    /// <summary>What the host sent when the socket opened: a signature is good for one socket.</summary>
    public required Bytes32 Challenge { get; init; }

    /// <summary>Until when it is good, in seconds since 1970.</summary>
    public required ulong Expires { get; init; }

    static string ITypedData<SessionAccess>.EncodeType => TypeText;

    static Bytes32 ITypedData<SessionAccess>.TypeHash => TypeHash;

    static int ITypedData<SessionAccess>.FieldCount => 6;

    /// <summary>What is signed.</summary>
    public TypedData ToTypedData() => TypedData.Of(StreamDomain.Of(Marketplace, ChainId), this);

    static void ITypedData<SessionAccess>.EncodeData(SessionAccess value, Span<byte> words)
    {
        AddressCodec.Encode(value.Marketplace, words);
        UInt256Codec.Encode(value.ChainId, words[32..]);
        AddressCodec.Encode(value.Host, words[64..]);
        UInt256Codec.Encode(value.SessionId, words[96..]);
        Bytes32Codec.Encode(value.Challenge, words[128..]);
        UInt256Codec.Encode(value.Expires, words[160..]);
    }
}
