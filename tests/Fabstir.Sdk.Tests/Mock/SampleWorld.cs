using System.Reflection;
using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Mock;

/// <summary>A mock marketplace in which everything has happened once, one account's client of it, and something to pass for every parameter.</summary>
internal sealed class SampleWorld : IAsyncDisposable
{
    private static readonly ModelSpec Proposed = new("acme/proposed", "model.gguf");

    private readonly MockMarketplace _market;
    private readonly FabstirClient _payer;
    private readonly ModelId _model;

    private SampleWorld(MockMarketplace market, FabstirClient payer, FabstirClient client, ModelId model, FabstirSession session)
    {
        _market = market;
        _payer = payer;
        _model = model;
        Client = client;
        Session = session;
    }

    public FabstirClient Client { get; }

    /// <summary>A session of the marketplace's account, whoever the client is of.</summary>
    public FabstirSession Session { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>For each account, in a vote and after it, with a settled session and one that goes on.</summary>
    public static async Task<IReadOnlyList<SampleWorld>> CreateAllAsync()
    {
        List<SampleWorld> worlds = [];
        foreach (Func<MockMarketplace, Address> account in (Func<MockMarketplace, Address>[])[static one => one.Account, static one => one.Host, static one => one.Treasury])
        {
            foreach (bool isVoteOver in (bool[])[false, true])
            {
                worlds.Add(await CreateAsync(account, isVoteOver, isSettled: false));
                worlds.Add(await CreateAsync(account, isVoteOver, isSettled: true));
            }
        }

        return worlds;
    }

    /// <summary>The session's host ends it, if it goes on.</summary>
    public void EndSession()
    {
        if (_market.State.Sessions.Single(one => one.Id == Session.Id).Status == Contracts.Enums.JobMarketplace.SessionStatus.Active)
        {
            _market.AdvanceTime(TimeSpan.FromSeconds(31));
            _market.CompleteByHost(Session.Id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _payer.DisposeAsync();
    }

    public object? ArgumentFor(ParameterInfo parameter) => parameter.ParameterType switch
    {
        Type type when type == typeof(CancellationToken) => Cancellation,
        _ when parameter.HasDefaultValue => parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, parameter.DefaultValue!) : parameter.DefaultValue,
        Type type when type == typeof(Address) => _market.Host,
        Type type when type == typeof(ModelId) => _model,
        Type type when type == typeof(ModelSpec) => new ModelSpec("acme/new", "model.gguf"),
        Type type when type == typeof(Bytes32) => Keccak256.Hash("a file"),
        Type type when type == typeof(Stream) => new MemoryStream([1, 2, 3]),
        Type type when type == typeof(UInt256) => (UInt256)1,
        Type type when type == typeof(decimal) => 1m,
        Type type when type == typeof(bool) => true,
        Type type when type == typeof(PaymentToken) => PaymentToken.Usdc,
        Type type when type == typeof(TokenPrice) => TokenPrice.PerMillionTokens(7m),
        Type type when type == typeof(FabAmount) => FabAmount.FromDecimal(1m),
        Type type when type == typeof(IReadOnlyList<Address>) => (Address[])[_market.State.Deployment.Usdc, Address.Zero],
        Type type when type == typeof(SessionConfig) => Marketplace.InUsdc,
        Type type when type == typeof(SessionIdentity) => Session.Identity,
        Type type when type == typeof(HostUpdate) => new HostUpdate { ApiUrl = new Uri("https://elsewhere.example/"), Models = [new HostModel(_market.Model, TokenPrice.PerMillionTokens(9m))] },
        Type type when type == typeof(HostRegistration) => new HostRegistration
        {
            ApiUrl = new Uri("https://host.example/"),
            Metadata = new HostMetadata { Location = "memory" },
            Models = [new HostModel(_market.Model, TokenPrice.PerMillionTokens(5m))],
        },
        Type type when type == typeof(string) => "sample",
        Type type when type == typeof(Conversation) => new Conversation { Id = "sample" },
        Type type when type == typeof(IReadOnlyList<ConversationTurn>) => (ConversationTurn[])[new(ChatTurnRole.User, "Hello", DateTimeOffset.UnixEpoch)],
        Type type when type == typeof(FabstirSession) => Session,
        Type type when type == typeof(SessionPoolOptions) => new SessionPoolOptions { Model = _market.Model, MaxSpend = 2m },
        Type type when type == typeof(JobRequest) => SampleJob(),
        Type type when type == typeof(IReadOnlyList<JobRequest>) => (JobRequest[])[SampleJob()],
        Type type when type == typeof(Transcript) => new Transcript(),
        Type type => throw new NotSupportedException($"Say what to pass for a {type}."),
    };

    private JobRequest SampleJob() => new() { Model = _market.Model, Prompt = "Hello", MaxBudget = 1m };

    private static async Task<SampleWorld> CreateAsync(Func<MockMarketplace, Address> account, bool isVoteOver, bool isSettled)
    {
        MockMarketplace market = new();
        foreach (Address one in (Address[])[market.Host, market.Treasury])
        {
            market.Mint(one, FabAmount.FromDecimal(2_000m));
            market.Mint(one, TokenAmount.FromDecimal(10m, PaymentToken.Usdc));
        }

        FabstirClient payer = FabstirClient.CreateMock(market);
        FabstirSession settled = await payer.Sessions.StartAsync(market.Model, market.Host, Marketplace.InUsdc, cancellationToken: Cancellation);
        market.ClaimTokens(settled.Id, 1_000);
        await settled.EndAsync(cancellationToken: Cancellation);
        await payer.Payments.DepositAsync(2m, cancellationToken: Cancellation);
        await payer.Models.ProposeAsync(Proposed, Keccak256.Hash("a file"), Cancellation);
        await payer.Models.VoteAsync(Proposed.Id, FabAmount.FromDecimal(100_000m), inFavour: true, Cancellation);
        if (isVoteOver)
        {
            market.AdvanceTime(TimeSpan.FromHours(73));
        }

        FabstirSession session = isSettled
            ? settled
            : await payer.Sessions.StartAsync(market.Model, market.Host, Marketplace.InUsdc, cancellationToken: Cancellation);
        FabstirClient client = FabstirClient.CreateMock(market, account: account(market));
        await client.Conversations.SaveAsync(new Conversation { Id = "stored" }, Cancellation);
        return new SampleWorld(market, payer, client, isSettled ? Proposed.Id : market.Model, session);
    }
}
