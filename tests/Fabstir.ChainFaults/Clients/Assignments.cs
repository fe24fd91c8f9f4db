using Fabstir.ChainFaults.Chain;

namespace Fabstir.ChainFaults.Clients;

/// <summary>Writes what client processes are told.</summary>
/// <param name="chain">The chain that they work on.</param>
/// <param name="journals">Where their journals are; null for journals that forget with the process.</param>
internal sealed class Assignments(FaultChain chain, JournalFolder? journals)
{
    private readonly MarketplaceAddress _marketplace = MarketplaceAddress.Of(chain.Devnet);

    /// <summary>Open a session and end it.</summary>
    public ClientCommand Open(Payer payer, int number, StopPoint? stop) =>
        new(_marketplace, payer.Number, number, journals?.PathOf(payer.Number, number), Recovers: false, stop);

    /// <summary>Take up what another process has begun, and do the rest of it.</summary>
    public ClientCommand Recover(Payer payer, int number) => Open(payer, number, stop: null) with { Recovers = true };
}
