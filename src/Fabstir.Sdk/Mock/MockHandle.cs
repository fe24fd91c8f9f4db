using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>A transaction that was mined at once.</summary>
internal sealed class MockHandle(TransactionReceipt receipt) : TransactionHandle
{
    public override Bytes32 Hash => receipt.TransactionHash;

    public override Address From => receipt.From;

    public override Task<TransactionReceipt> WaitAsync(int confirmations = 1, CancellationToken cancellationToken = default) => Task.FromResult(receipt);
}
