using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Looks at everything that the client depends on. What cannot be looked at is an issue, and no exception.</summary>
internal sealed class HealthCheck(MarketplaceConnection connection)
{
    // A chain of two-second blocks whose newest one is so old stands still, or its node does.
    private static readonly TimeSpan OldBlock = TimeSpan.FromMinutes(2);

    // An approval, an opening and an end, with room: what a session needs.
    private const ulong GasOfASession = 1_000_000;
    private const int FewOperations = 5;

    private readonly List<HealthIssue> _issues = [];

    public async Task<HealthReport> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckChainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is EthereumException or AbiFormatException or FabstirException)
        {
            Add(HealthSeverity.Failure, "node", $"The chain cannot be read: {e.Message}", "Check the URL, the network, and the node's own status.");
        }

        CheckOperations();
        return new HealthReport([.. _issues.OrderByDescending(static issue => issue.Severity)], connection.Operations.Snapshot());
    }

    private async Task CheckChainAsync(CancellationToken cancellationToken)
    {
        ulong chainId = await connection.Node.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (chainId != connection.Deployment.ChainId)
        {
            Add(HealthSeverity.Failure, "chain", $"The node is on chain {chainId}, and not on {connection.Deployment.ChainId}.", "Check the URL and the deployment.");
            return;
        }

        BlockHeader head = await connection.Node.GetBlockAsync(BlockReference.Latest, cancellationToken).ConfigureAwait(false)
            ?? throw new BlockNotFoundException(BlockReference.Latest);
        TimeSpan age = connection.Time.GetUtcNow() - head.Timestamp;
        if (age > OldBlock)
        {
            Add(HealthSeverity.Warning, "node", $"The newest block, {head.Number}, is {age:c} old.", "Check whether the node is in sync, or use another one.");
        }

        await CheckContractsAsync(cancellationToken).ConfigureAwait(false);
        if (connection.Node.Account is { } account)
        {
            await CheckAccountAsync(account, head, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Add(HealthSeverity.Notice, "account", "The client has no signer and only reads.", "Set Signer in its options to send.");
        }
    }

    private async Task CheckContractsAsync(CancellationToken cancellationToken)
    {
        foreach (ContractRevision contract in await new RevisionCheck(connection.Node, connection.Deployment).InspectAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!contract.IsCurrent)
            {
                Add(
                    HealthSeverity.Failure,
                    "contracts",
                    $"{contract.Name} at {contract.Address}, implementation {contract.Implementation}, does not answer {contract.Getter}.",
                    "Check the deployment's addresses, or use the version of this library for that revision.");
            }
        }

        if (await connection.Contracts.JobMarketplace.PausedAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            Add(HealthSeverity.Warning, "marketplace", "The marketplace is paused: no session starts, and nothing is deposited.", "End sessions and withdraw as usual; wait for the rest.");
        }
    }

    private async Task CheckAccountAsync(Address account, BlockHeader head, CancellationToken cancellationToken)
    {
        (Balances balances, UInt256 least) = await connection.ReadAsync(
            async reads =>
            {
                Task<Balances> readBalances = BalanceReads.ReadAsync(reads, account);
                Task<UInt256> readLeast = reads.Contracts.JobMarketplace.TokenMinDepositsAsync(reads.Contracts.Deployment.Usdc);
                return (await readBalances.ConfigureAwait(false), await readLeast.ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        TokenAmount gas = new(2 * (head.BaseFeePerGas ?? Wei.Zero).Value * GasOfASession, PaymentToken.Native);
        if (balances.Native.Wallet.BaseUnits < UInt256.Max(gas.BaseUnits, UInt256.One))
        {
            Add(HealthSeverity.Warning, "gas", $"{account} has {balances.Native.Wallet}; a session needs about {gas} for its transactions.", "Send it native currency.");
        }

        if (balances.Usdc.Wallet.BaseUnits + balances.Usdc.Deposit.BaseUnits < least)
        {
            Add(
                HealthSeverity.Notice,
                "funds",
                $"{account} has {balances.Usdc.Wallet} in its wallet and {balances.Usdc.Deposit} deposited: less than the smallest deposit, {new TokenAmount(least, PaymentToken.Usdc)}.",
                "Send it USDC, or pay in native currency.");
        }

        await CheckJournalAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task CheckJournalAsync(CancellationToken cancellationToken)
    {
        try
        {
            PaymentLedger ledger = await connection.Transactions.GetLedgerAsync(cancellationToken).ConfigureAwait(false);
            int outstanding = ledger.Operations.SelectMany(static operation => operation.Intents).Count(ledger.IsOutstanding);
            if (outstanding > 0)
            {
                Add(HealthSeverity.Notice, "journal", $"Of {outstanding} signed transactions the outcome is not known.", "Call Sessions.RecoverAsync, unless they were sent a moment ago.");
            }
        }
        catch (PaymentJournalException e)
        {
            Add(HealthSeverity.Failure, "journal", e.Message, "Nothing can be sent without it: free it, repair it, or name another one.");
        }
    }

    private void CheckOperations()
    {
        foreach (OperationMetrics operation in connection.Operations.Snapshot().Where(static one => one.Count >= FewOperations && one.SuccessRate < 0.5))
        {
            Add(
                HealthSeverity.Warning,
                "operations",
                $"{operation.Failures} of {operation.Count} times {operation.Operation} failed.",
                "Look at the codes of their exceptions, which telemetry has by error.type.");
        }
    }

    private void Add(HealthSeverity severity, string subject, string description, string recommendation) =>
        _issues.Add(new HealthIssue(severity, subject, description, recommendation));
}
