using Fabstir.Chaos;

namespace Fabstir.ChainFaults.Chain;

/// <summary>A provider with some faults at one URL. Where it is to change its chain, it is a node of another one that is asked for its chain after a request was lost.</summary>
internal sealed class FaultyProvider : IDisposable
{
    private readonly ChaosRpc _network = new();
    private readonly ChaosNode _node;
    private readonly ChaosNode? _foreign;

    public FaultyProvider(UpstreamNode chain, IReadOnlyCollection<ChaosFault> faults, ulong seed)
    {
        bool changesChain = faults.Contains(ChaosFault.OtherChain);
        IEnumerable<ChaosFault> own = changesChain ? faults.Append(ChaosFault.RequestLost) : faults;
        _node = new ChaosNode(chain, new ChaosOptions
        {
            Faults = own.Where(static fault => fault != ChaosFault.OtherChain).ToHashSet(),
            Seed = seed,
            Rate = RateOf(faults),
            RetryAfter = TimeSpan.Zero,

            // Tighter than real ones, so that fifteen sessions meet them.
            MaxBatch = 4,
            MaxLogRange = 2,
            Slots = 4,
        });
        Url = _network.Add("provider.test", _node);
        HttpMessageHandler handler = _network;
        if (changesChain)
        {
            _foreign = new ChaosNode(chain, new ChaosOptions { Faults = new HashSet<ChaosFault> { ChaosFault.OtherChain } });
            handler = new TakeOver(_network, _network.Add("foreign.test", _foreign));
        }

        Client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public Uri Url { get; }

    public HttpClient Client { get; }

    public int Struck(ChaosFault fault) => (fault == ChaosFault.OtherChain ? _foreign : _node)?.Struck(fault) ?? 0;

    public void Dispose()
    {
        Client.Dispose();
        _network.Dispose();
        _node.Dispose();
        _foreign?.Dispose();
    }

    private static double RateOf(IReadOnlyCollection<ChaosFault> faults) => faults.ToArray() switch
    {
        // Only what is sent meets these, which is little beside what is read.
        [ChaosFault.AlreadyKnown or ChaosFault.Dropped] => 0.4,
        [_] => 0.15,
        _ => 0.02,
    };

    private sealed class TakeOver(ChaosRpc network, Uri foreign) : DelegatingHandler(network)
    {
        private int _isForeign;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            if (body.Contains("eth_chainId", StringComparison.Ordinal) && Interlocked.Exchange(ref _isForeign, 0) == 1)
            {
                request.RequestUri = foreign;
            }

            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                Volatile.Write(ref _isForeign, 1);
                throw;
            }
        }
    }
}
