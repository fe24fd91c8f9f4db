using System.Collections.Concurrent;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Microsoft.Extensions.Logging;

namespace Fabstir.Host;

/// <summary>All sessions that this host serves, over the client of its account: admits them, keeps their journals, claims and completes.</summary>
internal sealed class SessionBook : ISessionBook
{
    private readonly FabstirClient _client;
    private readonly HostServices _services;
    private readonly ILogger _logger;
    private readonly Func<string, IJournalFile> _open;
    private readonly ConcurrentDictionary<UInt256, ServedSession> _sessions = [];
    private readonly KeyedTurns _admissions = new();
    private readonly RunningTasks _steps = new();
    private readonly CancellationTokenSource _stopping = new();
    private JournalFolder? _folder;
    private Task[] _loops = [];
    private bool _isDraining;
    private bool _isDisposed;

    /// <summary>Nothing is asked and nothing is written.</summary>
    /// <param name="client">Of the host's account. Not disposed with this.</param>
    /// <param name="options">Checked here; later changes have no effect on most of it.</param>
    /// <param name="serves">Whether a model is served here.</param>
    /// <param name="loggers">Where it logs, under <c>Fabstir.Host</c>.</param>
    /// <param name="time">What local time is measured by.</param>
    /// <param name="open">Opens a journal; null for files on the disk.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Options are out of range.</exception>
    public SessionBook(
        FabstirClient client, HostMoneyOptions options, Func<ModelId, bool> serves, ILoggerFactory loggers, TimeProvider time, Func<string, IJournalFile>? open = null)
    {
        HostMoneyOptionsValidator.Check(options);
        _client = client;
        _logger = loggers.CreateLogger("Fabstir.Host.Money");
        _open = open ?? (static path => new DiskJournalFile(path));
        HostChain chain = new(client.Connection);
        HostMoneyLog log = new(_logger);
        Figures = new HostFigures();
        _services = new HostServices
        {
            Chain = chain,
            Options = options,
            Claims = new ClaimSender(chain, Figures, log),
            Completer = new SessionCompleter(chain, Figures, log),
            Figures = Figures,
            Storage = new StorageGate(time, log),
            Log = log,
            Time = time,
            Serves = serves,
        };
    }

    /// <summary>What the host did and earned since it started.</summary>
    public HostFigures Figures { get; }

    private MarketplaceConnection Connection => _client.Connection;

    private JournalFolder Folder => _folder ?? throw new InvalidOperationException("The book is not started.");

    /// <summary>Takes the folder, takes up what an earlier process left, and begins to look after it.</summary>
    /// <exception cref="HostJournalException">Another process has the folder, or it cannot be written.</exception>
    /// <exception cref="FabstirException">The client has no account, or the chain cannot be asked.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        string path = _services.Options.Journal.Folder ?? JournalFolder.DefaultPath(Connection.Deployment.ChainId, _services.Chain.Account);
        _folder = new JournalFolder(path, _open, _logger);
        _folder.DeleteClosed(_services.Time.GetUtcNow() - _services.Options.Journal.KeepClosed);
        IReadOnlyList<RecoveredLedger> recovered = await Connection.RunAsync(
            "host.recover", new BookRecovery(_services.Chain, _folder, _services.Log).RunAsync, cancellationToken).ConfigureAwait(false);
        foreach (RecoveredLedger one in recovered)
        {
            ServedSession session = new(_services, one.Ledger, one.Reading);
            session.Upkeep.Doubt();
            _sessions[session.Identity.Id] = session;
        }

        WithdrawalOptions withdrawal = _services.Options.Withdrawal;
        WithdrawalSchedule schedule = new(_client, withdrawal, Path.Combine(path, "withdrawn"), _services.Time, _services.Log);
        _loops =
        [
            withdrawal.IsOn ? new Repetition(_services.Time, withdrawal.CheckInterval).RunAsync(schedule.RunOnceAsync, _stopping.Token) : Task.CompletedTask,
            new Repetition(_services.Time, _services.Options.Claims.CheckInterval).RunAsync(BeginStepsAsync, _stopping.Token),
            new Repetition(_services.Time, _services.Options.Journal.FlushInterval).RunAsync(FlushAsync, _stopping.Token),
            new SessionEndWatch(Connection, _services.Time, _services.Log).RunAsync(Doubt, _stopping.Token),
        ];
    }

    public async Task<IServedSession> AdmitAsync(UInt256 sessionId, CancellationToken cancellationToken)
    {
        RequireServing();
        try
        {
            return await _admissions.RunAsync(
                sessionId.ToString(), () => AdmitInTurnAsync(sessionId, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (ChainException e)
        {
            throw Refusal.ChainUnreachable(e);
        }
        catch (HostJournalException e)
        {
            _services.Storage.Fail(e);
            throw Refusal.NotWritable(e);
        }
    }

    public IReadOnlyList<HostCheckpoint> CheckpointsOf(UInt256 sessionId)
    {
        IEnumerable<(LedgerClaim Claim, Bytes32 Transaction)> claims = _sessions.TryGetValue(sessionId, out ServedSession? session)
            ? session.Ledger.Claims.Select(claim => (claim, Hash: session.Ledger.FindMined(claim))).Where(static one => one.Hash is not null).Select(static one => (one.claim, one.Hash!.Value))
            : Folder.ReadClosed(sessionId);
        return [.. claims.Select(static (one, index) => new HostCheckpoint(index, (ulong)one.Claim.From, (ulong)one.Claim.To, one.Claim.ProofHash, one.Transaction))];
    }

    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _isDraining, true);
        await StopLoopsAsync().ConfigureAwait(false);
        await Task.WhenAll(_sessions.Values.Select(session => StopAsync(session, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Stops, and sends nothing: what is unproven is claimed by the next process that has the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
        {
            Volatile.Write(ref _isDraining, true);
            await StopLoopsAsync().ConfigureAwait(false);
            foreach (ServedSession session in _sessions.Values)
            {
                session.Finish();
                session.Ledger.Dispose();
            }

            _folder?.Dispose();
            _stopping.Dispose();
        }
    }

    /// <summary>Does what is due for all sessions, once, and waits for it.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await BeginStepsAsync(cancellationToken).ConfigureAwait(false);
        await _steps.WhenAllAsync().ConfigureAwait(false);
    }

    /// <summary>Begins what is due: a session whose transaction is not mined yet keeps no other from its own.</summary>
    private async Task BeginStepsAsync(CancellationToken cancellationToken)
    {
        if (_sessions.IsEmpty)
        {
            return;
        }

        try
        {
            BlockHeader head = await _services.Chain.GetHeadAsync(cancellationToken).ConfigureAwait(false);
            foreach (ServedSession session in _sessions.Values)
            {
                _steps.Run(() => LookAfterAsync(session, head, cancellationToken));
            }
        }
        catch (EthereumException e)
        {
            _services.Log.ChainUnreachable(e.Message, e);
        }
    }

    private async Task<IServedSession> AdmitInTurnAsync(UInt256 id, CancellationToken cancellationToken)
    {
        if (_sessions.TryGetValue(id, out ServedSession? known))
        {
            SessionReading current = await known.ReadAsync(cancellationToken).ConfigureAwait(false);
            Admission.Check(current, _services.Chain.Account, _services.Serves, _services.Options);
            known.Presence.Touch();
            return known;
        }

        ServedSession session = await new SessionAdmission(_services, Folder).AdmitAsync(id, _sessions.Count, cancellationToken).ConfigureAwait(false);
        _sessions[id] = session;
        return session;
    }

    private async Task LookAfterAsync(ServedSession session, BlockHeader head, CancellationToken cancellationToken)
    {
        try
        {
            if (await session.Upkeep.RunAsync(head, cancellationToken).ConfigureAwait(false) is { } end)
            {
                Close(session, end);
            }
        }
        catch (HostJournalException e)
        {
            _services.Storage.Fail(e);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops: what is on its way is written down.
        }
    }

    private void Close(ServedSession session, SessionEnd end)
    {
        long unpaid = Math.Max(0, session.Ledger.Served - end.Proven);
        if (end.Status is { } status)
        {
            _services.Log.Ended(session.Identity.Id, status, end.Proven, unpaid);
        }
        else
        {
            _services.Log.Lost(session.Identity.Id, unpaid);
        }

        _services.Figures.Ended(end.Status?.ToString() ?? "Lost", unpaid);
        session.Finish();
        _sessions.TryRemove(session.Identity.Id, out _);
        Folder.Close(session.Ledger);
    }

    private async Task StopAsync(ServedSession session, CancellationToken cancellationToken)
    {
        try
        {
            await session.Upkeep.StopAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is EthereumException or FabstirException or AbiFormatException)
        {
            // The next process takes it up.
            _services.Log.Delayed(session.Identity.Id, e.Message, e);
        }
    }

    private Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (ServedSession session in _sessions.Values)
        {
            try
            {
                session.Ledger.Flush();
            }
            catch (HostJournalException e)
            {
                _services.Storage.Fail(e);
            }
        }

        return Task.CompletedTask;
    }

    private void Doubt(UInt256? id)
    {
        foreach (ServedSession session in _sessions.Values.Where(session => id is null || session.Identity.Id == id))
        {
            session.Upkeep.Doubt();
        }
    }

    private void RequireServing()
    {
        if (Volatile.Read(ref _isDraining))
        {
            throw Refusal.Stopping();
        }

        _services.Storage.Require();
    }

    private async Task StopLoopsAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_loops).ConfigureAwait(false);
        await _steps.WhenAllAsync().ConfigureAwait(false);
        _loops = [];
    }
}
