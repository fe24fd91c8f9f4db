namespace Fabstir.Abi;

/// <summary>What the errors of all generated contracts are: revert data, decoded.</summary>
public abstract record ContractError;
