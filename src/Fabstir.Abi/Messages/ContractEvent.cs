namespace Fabstir.Abi;

/// <summary>What the events of all generated contracts are: a log, decoded.</summary>
public abstract record ContractEvent;
