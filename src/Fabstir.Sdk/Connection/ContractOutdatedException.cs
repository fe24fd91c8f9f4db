namespace Fabstir;

/// <summary>A contract is not there, or is not the revision that this client is made for: nothing was sent to it.</summary>
public sealed class ContractOutdatedException : FabstirException
{
    /// <summary>Describes a contract that does not fit.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="chain">The name of the chain.</param>
    public ContractOutdatedException(ContractRevision contract, string chain)
        : base(
            FabstirErrorCode.ContractOutdated,
            $"{contract?.Name} at {contract?.Address} on {chain} does not answer {contract?.Getter}, which the revision of {RevisionCheck.Revision} has; "
            + $"its implementation is {contract?.Implementation}. Check the deployment's addresses, or use the version of this library for that revision.")
    {
        ArgumentNullException.ThrowIfNull(contract);
        Contract = contract;
    }

    /// <summary>The contract.</summary>
    public ContractRevision Contract { get; }
}
