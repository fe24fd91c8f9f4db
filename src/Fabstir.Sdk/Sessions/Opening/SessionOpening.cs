using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Opens a session once: checks all bounds in one read, lets the marketplace take the deposit, sends, and reads the identity from the event.</summary>
internal sealed class SessionOpening(MarketplaceConnection connection, SessionRequest request, Address account)
{
    // No reorganisation goes back so far: a session that old is known by its state, also where nodes no longer have the receipt.
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private TokenPrice _price;

    public Task<OpenedSession> RunAsync(string? operationKey, CancellationToken cancellationToken)
    {
        OperationRequest operation = new(
            "session",
            operationKey,
            request.Fingerprint(connection.Deployment),
            Payment.AddressOf(request.Token, connection.Deployment),
            request.NeedsApproval ? request.Deposit.BaseUnits : UInt256.Zero);
        return connection.Transactions.RunOnceAsync(operation, CheckAsync, OpenAsync, cancellationToken);
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        (SessionLimits limits, SessionFunds funds) = await connection.ReadAsync(
            async reads =>
            {
                Task<SessionLimits> readLimits = LimitReads.ReadLimitsAsync(reads, request.Model, request.Host, request.Token);
                Task<SessionFunds> readFunds = LimitReads.ReadFundsAsync(reads, request, account);
                return (await readLimits.ConfigureAwait(false), await readFunds.ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        _price = TermCheck.Run(request, limits, funds);
    }

    private async Task<OpenedSession> OpenAsync(string key, CancellationToken cancellationToken)
    {
        PaymentLedger ledger = await connection.Transactions.GetLedgerAsync(cancellationToken).ConfigureAwait(false);
        SessionIdentity? known = ledger.Find(key)?.Session;
        if (known is not null && await FindSettledAsync(known, cancellationToken).ConfigureAwait(false) is { } settled)
        {
            return settled;
        }

        TransactionReceipt receipt = await SendAsync(new OperationStep(key, PaymentStep.Opening), cancellationToken).ConfigureAwait(false);
        SessionIdentity identity = IdentityIn(receipt);
        if (identity != known)
        {
            await ledger.AppendAsync(new PaymentRecord.Opened(key, identity), cancellationToken).ConfigureAwait(false);
        }

        SessionState state = await SessionIdentification.ReadAsync(connection, identity, cancellationToken).ConfigureAwait(false);
        return new OpenedSession(identity, state, receipt.BlockNumber, IsNew: known is null);
    }

    private Task<TransactionReceipt> SendAsync(OperationStep step, CancellationToken cancellationToken)
    {
        string function = OpeningTransaction.FunctionOf(request);
        return request.NeedsApproval
            ? new WalletSpending(connection).SendAsync(step, account, request.Deposit.BaseUnits, function, SignAsync, cancellationToken)
            : connection.Transactions.SendAsync(step, function, SignAsync, handedOver: null, cancellationToken);
    }

    private async Task<TransactionHandle> SignAsync(TransactionOptions options, CancellationToken cancellationToken)
    {
        // An operation whose transaction can no longer be mined is sent anew, on terms that are checked anew.
        if (_price == default)
        {
            await CheckAsync(cancellationToken).ConfigureAwait(false);
        }

        return await OpeningTransaction.SendAsync(connection.Contracts, request, _price, options, cancellationToken).ConfigureAwait(false);
    }

    private async Task<OpenedSession?> FindSettledAsync(SessionIdentity identity, CancellationToken cancellationToken)
    {
        SessionState? state = await connection.ReadAsync(reads => SessionStateReads.ReadAsync(reads, identity.Id), cancellationToken).ConfigureAwait(false);
        return state is not null && state.Depositor == identity.Depositor && state.Host == identity.Host && state.BlockTime - state.StartedAt > Settled
            ? new OpenedSession(identity, state, CreationBlock: null)
            : null;
    }

    private SessionIdentity IdentityIn(TransactionReceipt receipt)
    {
        // Never from return data or from counting: the event of this very transaction says which id it is.
        foreach (JobMarketplace.Event.SessionJobCreated created in receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(connection.Deployment.JobMarketplace))
        {
            if (created.Host == request.Host && created.Depositor == (request.Payer ?? account))
            {
                return new SessionIdentity(created.JobId, created.Depositor, created.Host, receipt.TransactionHash);
            }
        }

        throw new FabstirException(
            FabstirErrorCode.ContractOutdated,
            $"Transaction {receipt.TransactionHash} succeeded, and {connection.Deployment.JobMarketplace.Address} emitted no SessionJobCreated of it: "
            + "look at the account's sessions with RecoverAsync before another one is opened.");
    }
}
