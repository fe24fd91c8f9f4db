using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Ends a session by a policy, and reads from the chain what came of it.</summary>
internal sealed class SessionEnder(MarketplaceConnection connection, SessionIdentity identity, ulong creationBlock, Func<UInt256?> received)
{
    public async Task<SettlementPreview> PreviewAsync(CancellationToken cancellationToken)
    {
        (SessionState? state, SettlementRules rules) = await connection.ReadAsync(
            async reads =>
            {
                Task<SessionState?> readState = SessionStateReads.ReadAsync(reads, identity.Id);
                Task<SettlementRules> readRules = SettlementRules.ReadAsync(reads);
                return (await readState.ConfigureAwait(false), await readRules.ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        return SettlementPlan.Of(SessionIdentification.Check(state, identity), rules, connection.Node.Account, received());
    }

    public async Task<SessionEnding> EndAsync(SettlementPolicy policy, EndOptions options, CancellationToken cancellationToken)
    {
        connection.AccountFor("sessions.end");
        SettlementPreview preview = await PreviewAsync(cancellationToken).ConfigureAwait(false);
        SettlementPolicy applied = policy == SettlementPolicy.Cheapest ? preview.Cheapest : policy;
        if (preview.State.Status != SessionStatus.Active)
        {
            return new SessionEnding(applied, await ReadSettlementAsync(preview.State, cancellationToken).ConfigureAwait(false), Preview: null);
        }

        switch (applied)
        {
            case SettlementPolicy.Now:
                CheckNow(preview, options);
                return await SendAsync(applied, preview, "completeSessionJob", Complete, cancellationToken).ConfigureAwait(false);
            case SettlementPolicy.Timeout:
                CheckTimeout(preview);
                return await SendAsync(applied, preview, "triggerSessionTimeout", TimeOut, cancellationToken).ConfigureAwait(false);
            case SettlementPolicy.LeaveToHost:
                return new SessionEnding(applied, Settlement: null, preview);
            default:
                throw new FabstirException(FabstirErrorCode.InvalidParameters, $"{policy} is no way of ending a session.");
        }

        Task<TransactionHandle> Complete(TransactionOptions sending, CancellationToken token) => connection.Contracts.JobMarketplace.CompleteSessionJobAsync(
            new() { JobId = identity.Id, ConversationCID = options.ConversationCid }, sending, token);

        Task<TransactionHandle> TimeOut(TransactionOptions sending, CancellationToken token) =>
            connection.Contracts.JobMarketplace.TriggerSessionTimeoutAsync(new() { JobId = identity.Id }, sending, token);
    }

    /// <summary>How the deposit was divided.</summary>
    public Task<Settlement> ReadSettlementAsync(SessionState state, CancellationToken cancellationToken) =>
        SettlementReads.ReadAsync(connection, state, creationBlock, cancellationToken);

    private async Task<SessionEnding> SendAsync(
        SettlementPolicy applied,
        SettlementPreview preview,
        string function,
        Func<TransactionOptions, CancellationToken, Task<TransactionHandle>> send,
        CancellationToken cancellationToken)
    {
        OperationStep step = await connection.Transactions.BeginAsync(function, PaymentStep.Ending, cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.Transactions.SendAsync(step, function, send, handedOver: null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ContractRevertedException or TransactionRevertedException)
        {
            // The host, or anyone, may have been faster: then the session has ended, which is what was asked for.
            SessionState after = await SessionIdentification.ReadAsync(connection, identity, cancellationToken).ConfigureAwait(false);
            if (after.Status == SessionStatus.Active)
            {
                throw;
            }
        }

        SessionState ended = await SessionIdentification.ReadAsync(connection, identity, cancellationToken).ConfigureAwait(false);
        FabstirTelemetry.SessionsEnded.Add(1, new KeyValuePair<string, object?>("fabstir.settlement", applied.ToString()));
        connection.Log.SessionIsOver(identity.Id, preview.State.Host, ended.Status);
        return new SessionEnding(applied, await ReadSettlementAsync(ended, cancellationToken).ConfigureAwait(false), Preview: null);
    }

    private static void CheckNow(SettlementPreview preview, EndOptions options)
    {
        if (!preview.Now.IsPossibleNow)
        {
            throw new SettlementException(FabstirErrorCode.InvalidSessionState, preview.Now, "Leave it to the host, or end it by timeout.");
        }

        if (preview.State.ProvenTokens.IsZero && !preview.Now.LeastCost.BaseUnits.IsZero && !options.AcceptFee)
        {
            throw new SettlementException(
                FabstirErrorCode.EarlyFeeNotAccepted,
                preview.Now,
                $"That is {preview.Now.LeastCost}: set {nameof(EndOptions.AcceptFee)}, leave it to the host, or end it by timeout after {preview.State.TimeoutAt:u} for nothing.");
        }
    }

    private static void CheckTimeout(SettlementPreview preview)
    {
        if (!preview.Timeout.IsPossibleNow)
        {
            throw new SettlementException(
                FabstirErrorCode.TooEarly, preview.Timeout, $"The newest block is of {preview.State.BlockTime:u}: try again after {preview.State.TimeoutAt:u}.");
        }
    }
}
