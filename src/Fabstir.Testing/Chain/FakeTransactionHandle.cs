using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>A transaction that was mined at once.</summary>
internal sealed class FakeTransactionHandle(string signature, TransactionReceipt receipt, ContractError? error) : TransactionHandle
{
    public override Bytes32 Hash => receipt.TransactionHash;

    public override Address From => receipt.From;

    public override Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(confirmations, 1);
        return cancellationToken.IsCancellationRequested ? Task.FromCanceled<TransactionReceipt>(cancellationToken)
            : receipt.Succeeded ? Task.FromResult(receipt)
            : Task.FromException<TransactionReceipt>(
                new TransactionRevertedException(signature, receipt, gasLimit: 2 * receipt.GasUsed, error, outOfGas: false));
    }
}
