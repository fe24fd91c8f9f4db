using Fabstir.ChainFaults.Chain;

namespace Fabstir.ChainFaults.Clients;

/// <summary>A session from its start to its end, as a program does that neither loses nor doubles one: what fails because of the chain is asked again.</summary>
internal sealed class SessionLife(FaultChain chain)
{
    // Far more than any of them needs: whoever takes longer hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Starts the session, has the host prove its tokens, and ends it.</summary>
    public Task<SessionResult> RunAsync(FabstirClient client, SessionOrder order, CancellationToken cancellationToken) => WithinPatienceAsync(
        order,
        async token =>
        {
            FabstirSession session = await StartAsync(client, order, token);
            if (order.Tokens > 0)
            {
                await chain.ProveAsync(session.Id, order.Tokens, token);
            }

            return await EndAsync(session, order, token);
        },
        cancellationToken);

    public Task<FabstirSession> StartAsync(FabstirClient client, SessionOrder order, CancellationToken cancellationToken) => InsistAsync(
        token => client.Sessions.StartAsync(chain.Model, chain.Host, order.Config, order.Key, token), cancellationToken);

    public static async Task<SessionResult> EndAsync(FabstirSession session, SessionOrder order, CancellationToken cancellationToken)
    {
        SessionEnding ending = await InsistAsync(
            token => session.EndAsync(SettlementPolicy.Now, new EndOptions { AcceptFee = true }, token), cancellationToken);
        return new SessionResult(order, session.Id.ToString(), ending.Settlement?.Cost.BaseUnits.ToString());
    }

    /// <summary>Runs a life, and says when it hangs or fails.</summary>
    public static async Task<SessionResult> WithinPatienceAsync(
        SessionOrder order, Func<CancellationToken, Task<SessionResult>> life, CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            return await life(patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SessionResult(order, null, null) { HasHung = true, Failure = $"{order.Key}: it did not end within {Patience}." };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new SessionResult(order, null, null) { Failure = $"{order.Key}: {e}" };
        }
    }

    /// <summary>Asks again as long as it is the chain that fails.</summary>
    public static async Task<T> InsistAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ask(cancellationToken);
            }
            catch (ChainException)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
