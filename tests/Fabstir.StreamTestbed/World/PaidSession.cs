using System.Globalization;
using System.Numerics;
using Fabstir.ChainFaults.Chain;
using Fabstir.StreamTestbed.Bills;

namespace Fabstir.StreamTestbed.World;

/// <summary>A session of a payer, and what it will have to cost. Not thread-safe.</summary>
internal sealed class PaidSession : IAsyncDisposable
{
    private const int Decimals = 1_000_000;

    private readonly FabstirClient _client;
    private readonly bool _ownsClient;
    private readonly BigInteger _deposit;

    private PaidSession(FabstirClient client, bool ownsClient, Payer payer, FabstirSession session, BigInteger deposit) =>
        (_client, _ownsClient, Payer, Session, _deposit) = (client, ownsClient, payer, session, deposit);

    public Payer Payer { get; }

    public FabstirSession Session { get; }

    /// <summary>How many tokens were served in it so far.</summary>
    public int Served { get; set; }

    public ServiceBill Bill => new(Session.Id.ToString(), Payer.Address, _deposit, Served);

    /// <summary>Opens a session with a client of its own.</summary>
    /// <param name="chain">Where.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="usdc">The deposit, in whole USDC: the host asks 5 for a million tokens.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PaidSession> OpenAsync(FaultChain chain, Payer payer, int usdc, CancellationToken cancellationToken)
    {
        FabstirClient client = await FabstirClient.ConnectAsync(chain.OptionsOf(payer, new MemoryPaymentJournal()), cancellationToken);
        try
        {
            return await OpenAsync(chain, client, payer, usdc, ownsClient: true, cancellationToken);
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a session with a client that others use as well.</summary>
    public static Task<PaidSession> OpenAsync(FaultChain chain, FabstirClient client, Payer payer, int usdc, CancellationToken cancellationToken) =>
        OpenAsync(chain, client, payer, usdc, ownsClient: false, cancellationToken);

    /// <summary>Opens its stream over a network.</summary>
    public Task<LlmSession> OpenStreamAsync(Uri network, CancellationToken cancellationToken) => Session.OpenStreamAsync(
        new LlmSessionOptions { HostUrl = network, MaxHistory = 0, ConnectAttempts = 20 }, cancellationToken);

    public ValueTask DisposeAsync() => _ownsClient ? _client.DisposeAsync() : ValueTask.CompletedTask;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"session {Session.Id} of payer {Payer.Number}");

    private static async Task<PaidSession> OpenAsync(
        FaultChain chain, FabstirClient client, Payer payer, int usdc, bool ownsClient, CancellationToken cancellationToken)
    {
        FabstirSession session = await client.Sessions.StartAsync(
            chain.Model, chain.Host, new SessionConfig { DepositAmount = usdc }, cancellationToken: cancellationToken);
        return new PaidSession(client, ownsClient, payer, session, new BigInteger(usdc) * Decimals);
    }
}
