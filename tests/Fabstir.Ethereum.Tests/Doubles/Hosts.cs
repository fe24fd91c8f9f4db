namespace Fabstir.Ethereum.Tests;

/// <summary>Several hosts over one network: each is a node of its own, or goes wrong in its own way.</summary>
internal sealed class Hosts : HttpMessageHandler
{
    private readonly Dictionary<string, HttpMessageInvoker> _nodes = [];
    private readonly Dictionary<string, Func<HttpResponseMessage>> _faults = [];
    private readonly Lock _lock = new();

    /// <summary>The hosts that were asked, in order.</summary>
    public List<string> Asked { get; } = [];

    public Uri Add(string host, HttpMessageHandler node)
    {
        _nodes[host] = new HttpMessageInvoker(node, disposeHandler: false);
        return new Uri($"http://{host}/");
    }

    public void Break(string host, Func<HttpResponseMessage> fault)
    {
        lock (_lock)
        {
            _faults[host] = fault;
        }
    }

    public void Repair(string host)
    {
        lock (_lock)
        {
            _faults.Remove(host);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string host = request.RequestUri!.Host;
        Func<HttpResponseMessage>? fault;
        lock (_lock)
        {
            Asked.Add(host);
            fault = _faults.GetValueOrDefault(host);
        }

        await Task.Yield();
        return fault is not null ? fault() : await _nodes[host].SendAsync(request, cancellationToken);
    }
}
