using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A contract refused a call, or would refuse a transaction: nothing was sent and nothing was paid.</summary>
/// <remarks>
/// Look at <see cref="Error"/>, a case of the contract's closed sum: <c>catch (ContractRevertedException e) when (e.Error is Vault.Error.Paused)</c>.
/// </remarks>
public sealed class ContractRevertedException : EthereumException
{
    /// <summary>Describes a refused message.</summary>
    /// <param name="contract">The contract; null when it should be created.</param>
    /// <param name="signature">The function that was called.</param>
    /// <param name="revertData">What the contract returned.</param>
    /// <param name="error">The same, decoded; null when nobody knew how.</param>
    public ContractRevertedException(Address? contract, string signature, Bytes revertData, ContractError? error)
        : base($"{signature}{(contract is null ? "" : $" of {contract}")} reverted: {(object?)error ?? (revertData.IsEmpty ? "without a reason" : revertData)}.")
    {
        Contract = contract;
        Signature = signature;
        RevertData = revertData;
        Error = error;
    }

    /// <summary>The contract; null when it should be created.</summary>
    public Address? Contract { get; }

    /// <summary>The function that was called.</summary>
    public string Signature { get; }

    /// <summary>What the contract returned: the selector and arguments of an error, or nothing.</summary>
    public Bytes RevertData { get; }

    /// <summary>The same, decoded to a case of the contract's errors; null when the message was made without a decoder.</summary>
    public ContractError? Error { get; }
}
