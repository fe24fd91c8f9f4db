using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>A transaction was mined, and did nothing but cost gas.</summary>
/// <remarks>A receipt carries no reason. <see cref="Error"/> is what a replay at the block before gave, and null when the replay did not revert.</remarks>
public sealed class TransactionRevertedException : EthereumException
{
    /// <summary>Describes a mined transaction that failed.</summary>
    /// <param name="signature">The function that was called.</param>
    /// <param name="receipt">The receipt.</param>
    /// <param name="gasLimit">The most gas that it was allowed to use.</param>
    /// <param name="error">What a replay reverted with; null when it did not.</param>
    /// <param name="outOfGas">Whether more gas would have helped.</param>
    public TransactionRevertedException(string signature, TransactionReceipt receipt, ulong gasLimit, ContractError? error, bool outOfGas)
        : base(Describe(signature, receipt, gasLimit, error, outOfGas))
    {
        Signature = signature;
        Receipt = receipt;
        GasLimit = gasLimit;
        Error = error;
        OutOfGas = outOfGas;
    }

    /// <summary>The function that was called.</summary>
    public string Signature { get; }

    /// <summary>The receipt of the transaction that failed.</summary>
    public TransactionReceipt Receipt { get; }

    /// <summary>The most gas that it was allowed to use.</summary>
    public ulong GasLimit { get; }

    /// <summary>Whether it ran out of gas: it used all of it, or a replay with more does not fail.</summary>
    public bool OutOfGas { get; }

    /// <summary>What a replay at the block before reverted with; null when it did not, or no node would replay it.</summary>
    public ContractError? Error { get; }

    private static string Describe(string signature, TransactionReceipt receipt, ulong gasLimit, ContractError? error, bool outOfGas)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        string reason = error is not null ? $"a replay gives {error}"
            : outOfGas ? "it ran out of gas"
            : "a replay at the block before does not fail, so the reason is not known";
        return $"Transaction {receipt.TransactionHash} ({signature}) failed in block {receipt.BlockNumber}, using {receipt.GasUsed} of {gasLimit} gas: {reason}.";
    }
}
