using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>An encoded message to a contract: what a generated client hands to its transport.</summary>
public sealed record ContractMessage
{
    /// <summary>The contract.</summary>
    public required Address To { get; init; }

    /// <summary>The selector and the arguments.</summary>
    public required ReadOnlyMemory<byte> Calldata { get; init; }

    /// <summary>How much of the native currency goes with it.</summary>
    public Wei Value { get; init; }

    /// <summary>The function, for messages and traces, such as <c>transfer(address,uint256)</c>.</summary>
    public required string Signature { get; init; }

    /// <summary>How the contract's reverts are decoded.</summary>
    public RevertDecoder? DecodeRevert { get; init; }
}
