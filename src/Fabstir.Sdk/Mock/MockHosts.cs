using Fabstir.Abi;
using Fabstir.Contracts;
using Nodes = Fabstir.Contracts.NodeRegistry.Functions;

namespace Fabstir;

/// <summary>Hosts in memory, by the rules of the node registry.</summary>
internal sealed class MockHosts(MockState state, MockFab fab, MockModels models)
{
    public static readonly UInt256 MinStake = FabAmount.FromDecimal(1_000m).BaseUnits;

    private readonly OrderedDictionary<Address, MockHost> _hosts = [];

    private Address Registry => state.Deployment.NodeRegistry;

    public MockPrices Prices { get; } = new();

    public MockHost? Find(Address account) => _hosts.GetValueOrDefault(account);

    /// <summary>Where all of them say that they are reached.</summary>
    public IEnumerable<string> Urls => _hosts.Values.Select(static host => host.ApiUrl);

    public void Add(MockHost host) => _hosts[host.Account] = host;

    /// <exception cref="FabstirException">The mock mode has no answer: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public object Answer(NodeRegistry.Call call) => call switch
    {
        Nodes.MinStake => MinStake,
        Nodes.MinPricePerTokenStable => MockPrices.MinStable,
        Nodes.MaxPricePerTokenStable => MockPrices.MaxStable,
        Nodes.MinPricePerTokenNative => MockPrices.MinNative,
        Nodes.MaxPricePerTokenNative => MockPrices.MaxNative,
        Nodes.IsActiveNode one => _hosts.ContainsKey(one.Operator),
        Nodes.NodeSupportsModel one => Serves(one.NodeAddress, one.ModelId),
        Nodes.ModelTokenPricing one => Prices.Find(one.Arg0, one.Arg1, one.Arg2),
        Nodes.GetAllActiveNodes => (AbiArray<Address>)[.. _hosts.Keys],
        Nodes.GetNodesForModel one => (AbiArray<Address>)[.. _hosts.Keys.Where(host => Serves(host, one.ModelId))],
        Nodes.Nodes one => Find(one.Arg0)?.ToResult() ?? MockHost.None,
        Nodes.GetHostModelPrices one => PricesOf(Find(one.Operator)?.Models ?? [], one),
        _ => throw NotInMemory.Of(call),
    };

    /// <exception cref="MockRevert">The contract refuses; nothing was changed.</exception>
    /// <exception cref="FabstirException">The mock mode does not know the function.</exception>
    public void Run(NodeRegistry.Call call, Address sender)
    {
        switch (call)
        {
            case Nodes.RegisterNode one:
                Register(one, sender);
                break;
            case Nodes.Stake one:
                Stake(Registered(sender), one.Amount);
                break;
            case Nodes.UnregisterNode:
                Unregister(Registered(sender));
                break;
            case Nodes.UpdateSupportedModels one:
                Add(Registered(sender) with { Models = Checked(one.NewModelIds) });
                state.Emit(Registry, new NodeRegistry.Event.ModelsUpdated { Operator = sender, NewModels = one.NewModelIds });
                break;
            case Nodes.UpdateMetadata one:
                Add(Registered(sender) with { Metadata = Checked(one.NewMetadata, "Empty metadata") });
                state.Emit(Registry, new NodeRegistry.Event.MetadataUpdated { Operator = sender, NewMetadata = one.NewMetadata });
                break;
            case Nodes.UpdateApiUrl one:
                Add(Registered(sender) with { ApiUrl = Checked(one.NewApiUrl, "Empty API URL") });
                state.Emit(Registry, new NodeRegistry.Event.ApiUrlUpdated { Operator = sender, NewApiUrl = one.NewApiUrl });
                break;
            case Nodes.SetModelTokenPricing one:
                Registered(sender);
                MockRevert.If(!Serves(sender, one.ModelId), "Model not supported");
                MockPrices.Check(one.Token.IsZero, one.Price);
                SetPrice(sender, one.ModelId, one.Token, one.Price);
                break;
            case Nodes.ClearModelTokenPricing one:
                Registered(sender);
                SetPrice(sender, one.ModelId, one.Token, UInt256.Zero);
                break;
            default:
                throw NotInMemory.Of(call);
        }
    }

    private void Register(Nodes.RegisterNode call, Address sender)
    {
        MockRevert.If(_hosts.ContainsKey(sender), "Already registered");
        MockHost host = new()
        {
            Account = sender,
            Metadata = Checked(call.Metadata, "Empty metadata"),
            ApiUrl = Checked(call.ApiUrl, "Empty API URL"),
            Models = call.ModelIds,
            Stake = MinStake,
            MinNative = call.MinPricePerTokenNative,
            MinStable = call.MinPricePerTokenStable,
        };
        MockPrices.Check(isNative: true, call.MinPricePerTokenNative);
        MockPrices.Check(isNative: false, call.MinPricePerTokenStable);
        Checked(call.ModelIds);
        fab.Check(sender, Registry, MinStake);

        Add(host);
        state.Emit(Registry, new NodeRegistry.Event.NodeRegistered
        {
            Operator = sender,
            StakedAmount = MinStake,
            Metadata = call.Metadata,
            Models = call.ModelIds,
        });
        fab.Take(sender, Registry, MinStake);
    }

    private void Stake(MockHost host, UInt256 amount)
    {
        MockRevert.If(amount.IsZero, "Zero amount");
        fab.Check(host.Account, Registry, amount);
        Add(host with { Stake = host.Stake + amount });
        fab.Take(host.Account, Registry, amount);
    }

    private void Unregister(MockHost host)
    {
        _hosts.Remove(host.Account);
        state.Emit(Registry, new NodeRegistry.Event.NodeUnregistered { Operator = host.Account, ReturnedAmount = host.Stake });
        fab.Send(Registry, host.Account, host.Stake);
    }

    private void SetPrice(Address host, Bytes32 model, Address token, UInt256 price)
    {
        Prices.Set(host, model, token, price);
        state.Emit(Registry, new NodeRegistry.Event.ModelTokenPricingUpdated { Operator = host, ModelId = model, Token = token, Price = price });
    }

    private bool Serves(Address host, Bytes32 model) => Find(host) is { } found && found.Models.AsSpan().Contains(model);

    private MockHost Registered(Address account) => Find(account) ?? throw new MockRevert("Not registered");

    private static string Checked(string text, string reason) => text.Length == 0 ? throw new MockRevert(reason) : text;

    private AbiArray<Bytes32> Checked(AbiArray<Bytes32> ids)
    {
        MockRevert.If(ids.IsEmpty, "No models");
        HashSet<Bytes32> seen = [];
        foreach (Bytes32 model in ids)
        {
            MockRevert.If(!models.Knows(model), "Model not approved");
            MockRevert.If(!seen.Add(model), "Duplicate model");
        }

        return ids;
    }

    private NodeRegistry.Results.GetHostModelPrices PricesOf(AbiArray<Bytes32> ids, Nodes.GetHostModelPrices call) => new()
    {
        ModelIds = ids,
        Prices = [.. ids.Select(model => Prices.Find(call.Operator, model, call.Token))],
    };
}
