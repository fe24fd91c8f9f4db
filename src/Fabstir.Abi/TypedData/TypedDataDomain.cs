using System.Text;
using Fabstir.Abi.Codecs;

namespace Fabstir.Abi;

/// <summary>
/// What signatures of typed data are good for (EIP-712): a name, a chain, a contract. What a contract does not use is left out, and is no part of the hash.
/// </summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record TypedDataDomain
{
    /// <summary>The name of the application or protocol for people; null when the domain has none.</summary>
    public string? Name { get; init; }

    /// <summary>The version of the domain: signatures of one are not good for another; null when the domain has none.</summary>
    public string? Version { get; init; }

    /// <summary>The chain (EIP-155); null when the domain has none.</summary>
    public UInt256? ChainId { get; init; }

    /// <summary>The contract that checks the signature; null when the domain has none.</summary>
    public Address? VerifyingContract { get; init; }

    /// <summary>What tells domains apart when nothing else does; null when the domain has none.</summary>
    public Bytes32? Salt { get; init; }

    /// <summary>The type of the domain: <c>EIP712Domain</c> with those of its fields that are there.</summary>
    public string EncodeType
    {
        get
        {
            StringBuilder type = new("EIP712Domain(");
            Append(Name is not null, "string name");
            Append(Version is not null, "string version");
            Append(ChainId is not null, "uint256 chainId");
            Append(VerifyingContract is not null, "address verifyingContract");
            Append(Salt is not null, "bytes32 salt");
            return type.Append(')').ToString();

            void Append(bool isThere, string member) => type.Append(isThere ? (type[^1] == '(' ? "" : ",") + member : "");
        }
    }

    /// <summary>The hash of the domain, which contracts keep as <c>DOMAIN_SEPARATOR</c>.</summary>
    /// <exception cref="AbiEncodingException">The name or version has half of a surrogate pair.</exception>
    public Bytes32 Separator
    {
        get
        {
            const int MaxWords = 6;
            Span<byte> words = stackalloc byte[MaxWords * AbiWord.Size];
            int length = 0;
            Write<Bytes32, ValueWord<Bytes32, Bytes32Codec>>(Keccak256.Hash(EncodeType), words, ref length);
            if (Name is not null)
            {
                Write<string, StringHash>(Name, words, ref length);
            }

            if (Version is not null)
            {
                Write<string, StringHash>(Version, words, ref length);
            }

            if (ChainId is { } chainId)
            {
                Write<UInt256, ValueWord<UInt256, UInt256Codec>>(chainId, words, ref length);
            }

            if (VerifyingContract is { } contract)
            {
                Write<Address, ValueWord<Address, AddressCodec>>(contract, words, ref length);
            }

            if (Salt is { } salt)
            {
                Write<Bytes32, ValueWord<Bytes32, Bytes32Codec>>(salt, words, ref length);
            }

            return Keccak256.Hash(words[..length]);
        }
    }

    private static void Write<T, TWord>(T value, Span<byte> words, ref int length)
        where TWord : ITypedDataWord<T>
    {
        TWord.Write(value, words.Slice(length, AbiWord.Size));
        length += AbiWord.Size;
    }
}
