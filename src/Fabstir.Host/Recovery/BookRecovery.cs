namespace Fabstir.Host;

/// <summary>Takes up what an earlier process left: first the chain is asked about each session, then everything that was signed is handed over again.</summary>
internal sealed class BookRecovery(HostChain chain, JournalFolder folder, HostMoneyLog log)
{
    private const int AtOnce = 16;

    public async Task<IReadOnlyList<RecoveredLedger>> RunAsync(CancellationToken cancellationToken)
    {
        List<RecoveredLedger> found = [];
        int ended = 0;
        foreach (SessionLedger[] page in folder.OpenAll().Chunk(AtOnce))
        {
            foreach (RecoveredLedger? one in await Task.WhenAll(page.Select(ledger => ReadAsync(ledger, cancellationToken))).ConfigureAwait(false))
            {
                if (one is null)
                {
                    ended++;
                }
                else
                {
                    found.Add(one);
                }
            }
        }

        await new OutstandingHandover(chain.Connection).RunAsync(found.Select(static one => one.Ledger), cancellationToken).ConfigureAwait(false);
        log.Recovered(found.Count, ended);
        return found;
    }

    private async Task<RecoveredLedger?> ReadAsync(SessionLedger ledger, CancellationToken cancellationToken)
    {
        SessionRecord.Opened opened = ledger.Opened;
        if (opened.ChainId != chain.Connection.Deployment.ChainId || opened.Marketplace != chain.Connection.Deployment.JobMarketplace || opened.Session.Host != chain.Account)
        {
            log.Foreign(ledger.Path);
            ledger.Dispose();
            return null;
        }

        SessionReading? reading = await chain.ReadAsync(opened.Session.Id, opened.Model, cancellationToken).ConfigureAwait(false);
        if (reading is null || !await IsSameAsync(opened.Session, reading, cancellationToken).ConfigureAwait(false))
        {
            log.Lost(opened.Session.Id, Math.Max(0, ledger.Served - ledger.Proven));
            folder.Close(ledger);
            return null;
        }

        ledger.SetProven(reading.Proven);
        if (reading.State.Status == SessionStatus.Active)
        {
            return new RecoveredLedger(ledger, reading);
        }

        log.Ended(opened.Session.Id, reading.State.Status, reading.Proven, Math.Max(0, ledger.Served - reading.Proven));
        folder.Close(ledger);
        return null;
    }

    private async Task<bool> IsSameAsync(SessionIdentity identity, SessionReading reading, CancellationToken cancellationToken)
    {
        try
        {
            return await chain.IsSameAsync(identity, reading.State, cancellationToken).ConfigureAwait(false);
        }
        catch (SessionNotFoundException)
        {
            // Of another life of a chain that began anew: its creation is nowhere.
            return false;
        }
    }
}
