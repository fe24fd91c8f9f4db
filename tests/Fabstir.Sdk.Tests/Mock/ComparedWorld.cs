using Fabstir.Abi;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Mock;

/// <summary>A marketplace on which the same steps are done in memory and on a chain: a client of the payer, one of the treasury, and what happens around them.</summary>
internal sealed record ComparedWorld : IAsyncDisposable
{
    public required FabstirClient Client { get; init; }

    public required FabstirClient Treasury { get; init; }

    public required FabstirClient HostClient { get; init; }

    public required Address Host { get; init; }

    public required ModelId Model { get; init; }

    public required Func<TimeSpan, Task> AdvanceAsync { get; init; }

    public required Func<UInt256, int, Task> ClaimAsync { get; init; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>In memory, with the prices and the money of the chain.</summary>
    public static ComparedWorld InMemory(Marketplace market, decimal fab)
    {
        MockMarketplace world = new(new MockOptions
        {
            Fab = fab,
            UsdcPrice = new TokenPrice(market.Devnet.Options.HostPriceUsdc, PaymentToken.Usdc),
            NativePrice = new TokenPrice(market.Devnet.Options.HostPriceNative, PaymentToken.Native),
        });
        return new ComparedWorld
        {
            Client = FabstirClient.CreateMock(world),
            Treasury = FabstirClient.CreateMock(world, account: world.Treasury),
            HostClient = FabstirClient.CreateMock(world, account: world.Host),
            Host = world.Host,
            Model = world.Model,
            AdvanceAsync = time =>
            {
                world.AdvanceTime(time);
                return Task.CompletedTask;
            },
            ClaimAsync = (session, tokens) =>
            {
                world.ClaimTokens(session, (uint)tokens);
                return Task.CompletedTask;
            },
        };
    }

    public static async Task<ComparedWorld> OnChainAsync(Marketplace market, decimal fab)
    {
        await market.MintFabAsync(market.ClientAddress, fab);
        return new ComparedWorld
        {
            Client = await market.ConnectAsync(market.Devnet.Accounts.Client),
            Treasury = await market.ConnectAsync(market.Devnet.Accounts.Treasury),
            HostClient = await market.ConnectAsync(market.Devnet.Accounts.Host),
            Host = market.HostAddress,
            Model = market.Model,
            AdvanceAsync = time => market.Devnet.AdvanceTimeAsync(time, Cancellation),
            ClaimAsync = (session, tokens) => market.ProveAsync(session, tokens),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Treasury.DisposeAsync();
        await HostClient.DisposeAsync();
    }
}
