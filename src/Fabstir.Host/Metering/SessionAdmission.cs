using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Admits sessions that are not served yet, and begins a journal for each.</summary>
internal sealed class SessionAdmission(HostServices services, JournalFolder folder)
{
    private MarketplaceConnection Connection => services.Chain.Connection;

    /// <summary>Admits a session.</summary>
    /// <param name="id">The session.</param>
    /// <param name="served">How many are served already: gas is kept for each.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="ServiceRefusedException">It is not served.</exception>
    /// <exception cref="HostJournalException">It cannot be written down.</exception>
    public async Task<ServedSession> AdmitAsync(UInt256 id, int served, CancellationToken cancellationToken)
    {
        (SessionReading reading, SessionIdentity identity) = await Connection.RunAsync(
            "host.admit", token => IdentifyAsync(id, served, token), cancellationToken).ConfigureAwait(false);
        SessionRecord.Opened opened = new(
            Connection.Deployment.ChainId, Connection.Deployment.JobMarketplace, identity, reading.State.Model.Value, reading.Proven);
        ServedSession session = new(services, folder.Create(opened), reading);
        services.Log.Admitted(id, identity.Depositor, reading.State.Terms.Deposit, reading.State.Terms.Price);
        return session;
    }

    private async Task<(SessionReading Reading, SessionIdentity Identity)> IdentifyAsync(UInt256 id, int served, CancellationToken cancellationToken)
    {
        SessionReading reading = await services.Chain.ReadAsync(id, cancellationToken).ConfigureAwait(false) ?? throw Refusal.NotFound(id);
        Admission.Check(reading, services.Chain.Account, services.Serves, services.Options);
        BlockHeader head = await services.Chain.GetHeadAsync(cancellationToken).ConfigureAwait(false);
        Wei needed = GasReserve.Of(services.Options.Gas, served + 1, head.BaseFeePerGas);
        if (reading.Balance < needed)
        {
            services.Log.GasLow(reading.Balance, needed);
            throw Refusal.GasLow();
        }

        return (reading, await services.Chain.IdentifyAsync(reading.State, cancellationToken).ConfigureAwait(false));
    }
}
