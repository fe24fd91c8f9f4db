using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>An encoded message to a contract, or one that creates it: what a generated client hands to its transport.</summary>
public sealed record ContractMessage
{
    /// <summary>The contract; null to create one.</summary>
    public required Address? To { get; init; }

    /// <summary>The selector and the arguments; to create a contract, its creation code and the arguments of its constructor.</summary>
    public required ReadOnlyMemory<byte> Calldata { get; init; }

    /// <summary>How much of the native currency goes with it.</summary>
    public Wei Value { get; init; }

    /// <summary>The function, for messages and traces, such as <c>transfer(address,uint256)</c>.</summary>
    public required string Signature { get; init; }

    /// <summary>The same as a typed message, for tests and traces; null where calldata was given as bytes.</summary>
    public ContractCall? Call { get; init; }

    /// <summary>How the contract's reverts are decoded.</summary>
    public RevertDecoder? DecodeRevert { get; init; }
}
