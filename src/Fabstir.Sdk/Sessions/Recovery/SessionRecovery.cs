using Fabstir.Abi;

namespace Fabstir;

/// <summary>Finds out after a restart what the account has running, and what is to be done about it.</summary>
internal sealed class SessionRecovery(MarketplaceConnection connection, Address account, Func<SessionIdentity, SessionState, CancellationToken, Task<FabstirSession>> attach)
{
    public async Task<RecoveryReport> RunAsync(CancellationToken cancellationToken)
    {
        // First what is on its way: it may open or end one of the sessions.
        PaymentLedger ledger = await connection.Transactions.GetLedgerAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<RecoveredTransaction> transactions = await new OutstandingTransactions(connection, ledger).ResumeAsync(cancellationToken).ConfigureAwait(false);

        Dictionary<UInt256, OperationState> started = [];
        foreach (OperationState operation in ledger.Operations.Where(static one => one.Session is not null))
        {
            started[operation.Session!.Id] = operation;
        }

        List<RecoveredSession> sessions = [];
        foreach (SessionState state in await new SessionDirectory(connection).FindActiveAsync(account, started.Keys, cancellationToken).ConfigureAwait(false))
        {
            OperationState? operation = started.GetValueOrDefault(state.Id);
            bool isKnown = operation?.Session is { } known && known.Depositor == state.Depositor && known.Host == state.Host;
            if (isKnown || state.Depositor == account)
            {
                SessionIdentity? identity = isKnown ? operation!.Session : null;
                sessions.Add(await DescribeAsync(state, identity, isKnown ? operation!.Key : null, cancellationToken).ConfigureAwait(false));
            }
        }

        return new RecoveryReport(sessions, transactions);
    }

    private async Task<RecoveredSession> DescribeAsync(SessionState state, SessionIdentity? identity, string? key, CancellationToken cancellationToken)
    {
        identity ??= (await new CreationSearch(connection).RunAsync(state, cancellationToken).ConfigureAwait(false)).Identity;
        FabstirSession session = await attach(identity, state, cancellationToken).ConfigureAwait(false);
        (RecoveryAdvice advice, string reason) = AdviceOn(state);
        return new RecoveredSession(session, state, key is not null && OperationStep.IsCallers(key) ? key : null, advice, reason);
    }

    private static (RecoveryAdvice Advice, string Reason) AdviceOn(SessionState state) =>
        !state.CanTimeOut ? (RecoveryAdvice.GoOn, $"It can be used until {state.TimeoutAt:u}, and costs {state.ProvenCost} so far.")
        : state.ProvenTokens.IsZero ? (RecoveryAdvice.EndForNothing, $"It has been abandoned since {state.TimeoutAt:u} without a proof: end it by timeout, and all of {state.Terms.Deposit} comes back.")
        : (RecoveryAdvice.End, $"Its time was over at {state.TimeoutAt:u}: end it, and pay {state.ProvenCost}.");
}
