namespace Fabstir.Abi;

/// <summary>What the calls of all generated contracts are: calldata, decoded.</summary>
public abstract record ContractCall;
