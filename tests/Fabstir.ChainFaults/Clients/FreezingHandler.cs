using Fabstir.Development;

namespace Fabstir.ChainFaults.Clients;

/// <summary>The network of a client whose chain hangs at a request, and goes on when some of its requests have run out of time.</summary>
/// <param name="anvil">The chain.</param>
/// <param name="freezeAt">At which request; null for none.</param>
internal sealed class FreezingHandler(AnvilProcess anvil, int? freezeAt) : DelegatingHandler(new SocketsHttpHandler())
{
    private const int LostRequests = 3;

    private int _requests;
    private int _lost;

    public int Requests => Volatile.Read(ref _requests);

    public bool HasFrozen => Volatile.Read(ref _lost) > 0;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _requests) == freezeAt)
        {
            anvil.Freeze();
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (Requests >= freezeAt)
        {
            if (Interlocked.Increment(ref _lost) == LostRequests)
            {
                anvil.Resume();
            }

            throw;
        }
    }
}
