using Fabstir.Abi;
using Fabstir.Contracts;

namespace Fabstir;

/// <summary>A registration in memory. Immutable.</summary>
internal sealed record MockHost
{
    /// <summary>What is returned for an account that is no host.</summary>
    public static NodeRegistry.Results.Nodes None { get; } =
        new MockHost { Account = Address.Zero, ApiUrl = "", Metadata = "", Models = [] }.ToResult();

    public required Address Account { get; init; }

    public required string ApiUrl { get; init; }

    public required string Metadata { get; init; }

    public required AbiArray<Bytes32> Models { get; init; }

    public UInt256 Stake { get; init; }

    public UInt256 MinNative { get; init; }

    public UInt256 MinStable { get; init; }

    public NodeRegistry.Results.Nodes ToResult() => new()
    {
        Operator = Account,
        StakedAmount = Stake,
        Active = !Account.IsZero,
        Metadata = Metadata,
        ApiUrl = ApiUrl,
        MinPricePerTokenNative = MinNative,
        MinPricePerTokenStable = MinStable,
    };
}
