using Fabstir.Abi.Codecs;

namespace Fabstir.Abi.Tests;

/// <summary>The example error of the ABI specification: <c>InsufficientBalance(uint256 available, uint256 required)</c>.</summary>
internal sealed record InsufficientBalance : ContractError, IContractError<InsufficientBalance>
{
    public required UInt256 Available { get; init; }

    public required UInt256 Required { get; init; }

    static string IContractError<InsufficientBalance>.Signature => "InsufficientBalance(uint256,uint256)";

    static Bytes4 IContractError<InsufficientBalance>.Selector => new([0xcf, 0x47, 0x91, 0x81]);

    static int IAbiTuple<InsufficientBalance>.GetSize(InsufficientBalance value) => 64;

    static int IAbiTuple<InsufficientBalance>.Encode(InsufficientBalance value, Span<byte> destination)
    {
        destination = destination[..64];
        UInt256Codec.Encode(value.Available, destination);
        UInt256Codec.Encode(value.Required, destination[32..]);
        return 64;
    }

    static InsufficientBalance IAbiTuple<InsufficientBalance>.Decode(ReadOnlySpan<byte> data, int position, ref int budget) => new()
    {
        Available = UInt256Codec.Decode(data, position, ref budget),
        Required = UInt256Codec.Decode(data, position + 32, ref budget),
    };
}
