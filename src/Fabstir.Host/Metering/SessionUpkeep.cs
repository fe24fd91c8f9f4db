using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Protocol;

namespace Fabstir.Host;

/// <summary>Does for one session what is due: claims, completes, and finds out that it has ended. One step at a time.</summary>
internal sealed class SessionUpkeep(HostServices services, ServedSession session)
{
    private const int Burst = 2;
    private const int RefusalsUntilGivenUp = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private bool _isBusy;
    private int _refusals;
    private int _failures;
    private long _pausedAt;
    private bool _isDoubtful;
    private SessionEnd? _end;

    private SessionLedger Ledger => session.Ledger;

    private TimeSpan Pause => _failures == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(1 << Math.Min(_failures, 6), LongestPause.TotalSeconds));

    /// <summary>Whether a claim may still be mined: of one session there are never two.</summary>
    private bool IsClaimOnItsWay => Ledger.FindOutstandingClaim() is not null || Ledger.FindTakenBackClaims().Count > 0;

    /// <summary>Something happened to the session on chain: it is looked at, at the next occasion.</summary>
    public void Doubt() => Volatile.Write(ref _isDoubtful, true);

    /// <summary>Does what is due. Ends at once when an earlier step is still under way.</summary>
    /// <param name="head">The newest block: its time is what deadlines are compared with.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>How the session ended; null when it goes on, or a prompt is still to be taken leave of.</returns>
    public async Task<SessionEnd?> RunAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        if (services.Time.GetElapsedTime(_pausedAt) < Pause || Interlocked.Exchange(ref _isBusy, true))
        {
            return null;
        }

        try
        {
            _end ??= await RunInTurnAsync(head, cancellationToken).ConfigureAwait(false);
            _failures = 0;
            session.MayServe &= _end is null;
            return session.IsQuiet(isUrgent: true) ? _end : null;
        }
        catch (Exception e) when (e is EthereumException or FabstirException or AbiFormatException)
        {
            if (e is HostJournalException storage)
            {
                services.Storage.Fail(storage);
            }

            Doubt();
            _failures++;
            _pausedAt = services.Time.GetTimestamp();
            services.Log.Delayed(Ledger.Identity.Id, e.Message, e);
            return null;
        }
        finally
        {
            Volatile.Write(ref _isBusy, false);
        }
    }

    /// <summary>Claims what is unproven, because the host stops: after the last step has ended.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Ledger.Flush();
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { State.Status: SessionStatus.Active } reading
            && await SettleOutstandingAsync(reading, cancellationToken).ConfigureAwait(false) is { State.Status: SessionStatus.Active } current
            && !IsClaimOnItsWay)
        {
            DateTimeOffset now = current.State.BlockTime;
            ClaimMoment moment = MomentAt(now) == ClaimMoment.Final ? ClaimMoment.Final : ClaimMoment.Stopping;
            await ClaimAsync(current, SizeAt(moment, now, current), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SessionEnd?> RunInTurnAsync(BlockHeader head, CancellationToken cancellationToken)
    {
        if (!IsDue(head.Timestamp))
        {
            return null;
        }

        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is not { } reading)
        {
            return new SessionEnd(Status: null, Ledger.Proven);
        }

        reading = await SettleOutstandingAsync(reading, cancellationToken).ConfigureAwait(false);
        if (reading.State.Status != SessionStatus.Active)
        {
            return new SessionEnd(reading.State.Status, reading.Proven);
        }

        if (IsClaimOnItsWay)
        {
            return null;
        }

        DateTimeOffset now = reading.State.BlockTime;
        session.MayServe = now < Admission.ServiceEnd(reading.State, services.Options.Claims);
        ClaimMoment moment = MomentAt(now);
        long size = SizeAt(moment, now, reading);
        if (size > 0)
        {
            await ClaimAsync(reading, size, cancellationToken).ConfigureAwait(false);
            return null;
        }

        return moment == ClaimMoment.Final && !IsOwed(moment, now, reading) ? await CompleteAsync(reading, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Whether anything is to be done, by what is known: the chain is asked only then.</summary>
    private bool IsDue(DateTimeOffset now)
    {
        SessionReading reading = session.Reading;
        ClaimMoment moment = MomentAt(now);
        return Volatile.Read(ref _isDoubtful)
            || IsClaimOnItsWay
            || Ledger.FindOutstandingCompletion().Count > 0
            || SizeAt(moment, now, reading) > 0
            || (session.MayServe && now >= Admission.ServiceEnd(reading.State, services.Options.Claims))
            || (moment == ClaimMoment.Final && !IsOwed(moment, now, reading) && now >= CompletionFrom(reading));
    }

    private ClaimMoment MomentAt(DateTimeOffset now)
    {
        SessionReading reading = session.Reading;
        bool isExpired = now >= Admission.ServiceEnd(reading.State, services.Options.Claims);
        bool isLeft = Ledger.Served >= reading.MaxTokens || session.Presence.HasLeft(services.Options.Completion.IdleBeforeLeft);
        return (isExpired && session.IsQuiet(isUrgent: true)) || (isLeft && session.IsQuiet(isUrgent: false)) ? ClaimMoment.Final
            : isExpired || now >= Admission.NextClaimAt(reading.State, services.Options.Claims) ? ClaimMoment.Closing
            : ClaimMoment.Running;
    }

    private long SizeAt(ClaimMoment moment, DateTimeOffset now, SessionReading reading) =>
        _refusals >= RefusalsUntilGivenUp && !reading.IsPaused ? 0 : ClaimSize.Of(SituationAt(moment, now, reading));

    /// <summary>Whether there is something to claim that only the rate, or a pause of the marketplace, keeps from being claimed now.</summary>
    private bool IsOwed(ClaimMoment moment, DateTimeOffset now, SessionReading reading) =>
        (_refusals < RefusalsUntilGivenUp || reading.IsPaused) && ClaimSize.Of(SituationAt(moment, now, reading) with { LargestClaim = long.MaxValue }) > 0;

    private ClaimSituation SituationAt(ClaimMoment moment, DateTimeOffset now, SessionReading reading)
    {
        long interval = TokenCount.Of(reading.State.Terms.ProofInterval);
        double seconds = Math.Max(0, (now - reading.State.LastProofAt).TotalSeconds);
        return new ClaimSituation
        {
            Moment = moment,
            Served = Ledger.Served,
            Unacknowledged = UnacknowledgedAt(moment),
            Proven = Ledger.Proven,
            MaxTokens = reading.MaxTokens,
            ProofInterval = interval,
            SmallestClaim = reading.SmallestClaim,
            LargestClaim = reading.IsPaused ? 0 : (long)Math.Min(seconds * reading.TokensPerSecond * Burst, long.MaxValue),
            MinimumClaim = services.Options.Claims.MinimumFor(interval),
            SmallSessions = services.Options.Claims.SmallSessions,
        };
    }

    // Of a stream that acknowledges nothing, what is not delivered is at most the window too; and no deadline waits for what clients have of ended prompts.
    private long UnacknowledgedAt(ClaimMoment moment) =>
        moment != ClaimMoment.Running && session.IsQuiet(isUrgent: true) ? 0 : Math.Min(Ledger.Unacknowledged, StreamProtocol.WindowTokens);

    /// <summary>The session as the chain has it; null when a reorganisation took it back.</summary>
    private async Task<SessionReading?> ReadAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isDoubtful, false);
        try
        {
            SessionReading reading = await session.ReadAsync(cancellationToken).ConfigureAwait(false);
            return await services.Chain.IsSameAsync(Ledger.Identity, reading.State, cancellationToken).ConfigureAwait(false) ? reading : null;
        }
        catch (ServiceRefusedException e) when (e.Code == FabstirErrorCode.SessionNotFound)
        {
            return null;
        }
    }

    private async Task<SessionReading> SettleOutstandingAsync(SessionReading reading, CancellationToken cancellationToken)
    {
        foreach (LedgerClaim claim in Ledger.FindTakenBackClaims().Concat(Ledger.FindOutstandingClaim() is { } outstanding ? [outstanding] : []))
        {
            await services.Claims.ResumeAsync(Ledger, claim, reading, cancellationToken).ConfigureAwait(false);
            reading = await session.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        if (Ledger.FindOutstandingCompletion() is { Count: > 0 } attempts)
        {
            await services.Completer.ResumeAsync(Ledger, attempts, cancellationToken).ConfigureAwait(false);
            reading = await session.ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        return reading;
    }

    private async Task ClaimAsync(SessionReading reading, long size, CancellationToken cancellationToken)
    {
        if (size > 0)
        {
            bool isMined = await services.Claims.SendAsync(Ledger, session.Transcript, reading, size, cancellationToken).ConfigureAwait(false);
            _refusals = isMined ? 0 : _refusals + 1;
            await session.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SessionEnd?> CompleteAsync(SessionReading reading, CancellationToken cancellationToken)
    {
        if (reading.Proven == 0 && !services.Options.Completion.CompleteUnpaid)
        {
            return session.TryClose() ? new SessionEnd(reading.State.Status, reading.Proven) : null;
        }

        if (reading.State.BlockTime < CompletionFrom(reading) || !session.TryClose())
        {
            return null;
        }

        await services.Completer.SendAsync(Ledger, cancellationToken).ConfigureAwait(false);
        SessionReading after = await session.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (after.State.Status != SessionStatus.Active)
        {
            return new SessionEnd(after.State.Status, after.Proven);
        }

        session.Reopen();
        return null;
    }

    private static DateTimeOffset CompletionFrom(SessionReading reading) => ChainTime.Later(reading.State.LastProofAt, reading.DisputeWindow);
}
