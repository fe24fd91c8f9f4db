using System.Text;
using System.Text.Json.Nodes;

namespace Fabstir.Ethereum.Tests;

/// <summary>An Ethereum node in memory, behind HTTP and JSON: what it answers goes through the same code as the answers of real ones.</summary>
internal sealed class FakeNode : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly ManualTime _time;
    private readonly NodeMethods _methods;
    private readonly Dictionary<string, Queue<Behaviour>> _next = [];
    private readonly Dictionary<string, Behaviour> _always = [];
    private DateTimeOffset _lastBlock;

    public FakeNode(ManualTime time, ulong chainId)
    {
        _time = time;
        Chain = new FakeChain(time.GetUtcNow());
        _methods = new NodeMethods(Chain, chainId);
        _lastBlock = time.GetUtcNow();
    }

    public TimeSpan BlockTime { get; set; } = TimeSpan.FromSeconds(2);

    public FakeChain Chain { get; }

    public NodeMethods Methods => _methods;

    /// <summary>The methods of every HTTP request, in order.</summary>
    public List<string[]> Requests { get; } = [];

    /// <summary>The body of every HTTP request, in order.</summary>
    public List<string> Bodies { get; } = [];

    /// <summary>What is done with the answers of a batch before they are sent.</summary>
    public Func<List<JsonNode>, IEnumerable<JsonNode>> ArrangeBatch { get; set; } = answers => answers;

    /// <summary>Above so many calls, a batch is answered with <see cref="RefuseBatch"/>.</summary>
    public int MaxBatch { get; set; } = 10;

    public Func<JsonArray, JsonNode> RefuseBatch { get; set; } = _ =>
        JsonNode.Parse("""{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batch of too many calls"}}""")!;

    /// <summary>Asked before the node itself, with the whole body.</summary>
    public Func<string, HttpResponseMessage?> Intercept { get; set; } = _ => null;

    /// <summary>How the next calls of a method are served, one after the other.</summary>
    public void Next(string method, params Behaviour[] behaviours)
    {
        lock (_lock)
        {
            _next[method] = new Queue<Behaviour>(behaviours);
        }
    }

    /// <summary>How all calls of a method are served from now on.</summary>
    public void Always(string method, Behaviour behaviour)
    {
        lock (_lock)
        {
            _always[method] = behaviour;
        }
    }

    public int CountOf(string method)
    {
        lock (_lock)
        {
            return Requests.Sum(methods => methods.Count(name => name == method));
        }
    }

    /// <summary>Looks at the chain, or changes it, while nothing is served.</summary>
    public T Locked<T>(Func<FakeChain, T> action)
    {
        lock (_lock)
        {
            return action(Chain);
        }
    }

    /// <inheritdoc cref="Locked{T}"/>
    public void Locked(Action<FakeChain> action)
    {
        lock (_lock)
        {
            action(Chain);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal("application/json", request.Content!.Headers.ContentType!.MediaType);
        string body = await request.Content.ReadAsStringAsync(cancellationToken);
        // As on a network: the answer comes on another thread.
        await Task.Yield();
        try
        {
            lock (_lock)
            {
                return Intercept(body) ?? Respond(Serve(body));
            }
        }
        catch (HttpFault fault)
        {
            return fault.CreateResponse();
        }
    }

    private JsonNode Serve(string body)
    {
        JsonNode request = JsonNode.Parse(body)!;
        JsonNode[] calls = request is JsonArray batch ? [.. batch.Select(call => call!)] : [request];
        Requests.Add([.. calls.Select(call => (string)call["method"]!)]);
        Bodies.Add(body);
        while (_time.GetUtcNow() >= _lastBlock + BlockTime)
        {
            _lastBlock += BlockTime;
            Chain.Mine(_lastBlock);
        }

        if (request is not JsonArray array)
        {
            return Serve(request);
        }

        return array.Count > MaxBatch ? RefuseBatch(array) : new JsonArray([.. ArrangeBatch([.. calls.Select(Serve)])]);
    }

    private JsonNode Serve(JsonNode call)
    {
        JsonObject answer = new() { ["jsonrpc"] = "2.0", ["id"] = call["id"]!.DeepClone() };
        try
        {
            answer["result"] = Dispatch((string)call["method"]!, call["params"]!.AsArray());
        }
        catch (RpcError error)
        {
            answer["error"] = error.ToJson();
        }

        return answer;
    }

    private JsonNode? Dispatch(string method, JsonArray parameters)
    {
        Behaviour behaviour = _next.TryGetValue(method, out Queue<Behaviour>? queue) && queue.TryDequeue(out Behaviour? next) ? next
            : _always.GetValueOrDefault(method, NodeFaults.Serve);
        return behaviour(() => _methods.Serve(method, parameters));
    }

    private static HttpResponseMessage Respond(JsonNode answer) =>
        new(System.Net.HttpStatusCode.OK) { Content = new StringContent(answer.ToJsonString(), Encoding.UTF8, "application/json") };
}
