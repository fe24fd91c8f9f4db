using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>What the marketplace may take of the client's USDC.</summary>
internal sealed class UsdcAllowance(MarketplaceConnection connection, Address owner) : IAllowance
{
    // Estimated while the last round's sessions still wait, it overwrites an allowance; when it is mined they have used it up, and it fills an empty slot.
    private const uint EmptiedSlot = 20_000;

    private readonly FabstirDeployment _deployment = connection.Deployment;
    private PaymentLedger? _ledger;

    public UInt256 OnTheirWay => _ledger?.OutstandingSpending(_deployment.Usdc) ?? UInt256.Zero;

    public async Task<UInt256> ReadAsync()
    {
        _ledger = await connection.Transactions.GetLedgerAsync(CancellationToken.None).ConfigureAwait(false);
        return await connection.ReadAsync(reads => reads.Contracts.Usdc.AllowanceAsync(owner, spender: _deployment.JobMarketplace), CancellationToken.None).ConfigureAwait(false);
    }

    public async Task ApproveAsync(UInt256 amount)
    {
        OperationStep step = await connection.Transactions.BeginAsync("approve", PaymentStep.Approval, CancellationToken.None).ConfigureAwait(false);
        try
        {
            // Many may wait for this one: no single caller cancels it.
            await connection.Transactions.SendAsync(
                step,
                "approve",
                (options, token) => connection.Contracts.Usdc.ApproveAsync(
                    new() { Spender = _deployment.JobMarketplace, Value = amount }, options with { ExtraGas = EmptiedSlot }, token),
                handedOver: null,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (EthereumException e) when (e is ContractRevertedException or TransactionRevertedException)
        {
            throw new FabstirException(FabstirErrorCode.ApprovalFailed, $"USDC did not take the approval of {amount} base units: {e.Message}", e);
        }
    }
}
