using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Sdk.Tests.Support;

namespace Fabstir.Sdk.Tests.Hosts;

public sealed class RegistrationTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly TokenPrice Usdc = TokenPrice.PerMillionTokens(7.5m);
    private static readonly TokenPrice Native = new(3_000_000_000_000, PaymentToken.Native);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ModelId Model => market.Devnet.Model.Id;

    [Fact]
    public async Task A_host_registers_is_found_changes_and_leaves_with_its_stake()
    {
        (FabstirClient client, Address account) = await ConnectAsync(0, fab: 1_500m);

        RegisteredHost registered = await client.Hosts.RegisterAsync(Registration() with { Stake = FabAmount.FromDecimal(1_200m) }, Cancellation);
        Assert.Equal((account, true, FabAmount.FromDecimal(1_200m)), (registered.Address, registered.IsActive, registered.Stake));
        Assert.Equal(("https://host.example/v1", new Uri("https://host.example/v1"), null), (registered.ApiUrl, registered.Url, registered.MetadataProblem));
        Assert.Equal("eu-west", registered.Metadata!.Location);
        Assert.Equal([new HostModel(Model, Usdc, Native)], registered.Models);
        Assert.Equal(Usdc.BaseUnits, await market.Devnet.Contracts.NodeRegistry.GetModelPricingAsync(account, Model.Value, market.Devnet.Deployment.Usdc, cancellationToken: Cancellation));
        Assert.Equal(Native.BaseUnits, await market.Devnet.Contracts.NodeRegistry.GetModelPricingAsync(account, Model.Value, Address.Zero, cancellationToken: Cancellation));
        Assert.True(await client.Hosts.SupportsAsync(account, Model, Cancellation));

        RegisteredHost updated = await client.Hosts.UpdateAsync(
            new HostUpdate { ApiUrl = new Uri("https://elsewhere.example/"), Models = [new HostModel(Model, Usdc with { BaseUnits = 1 })] }, Cancellation);
        Assert.Equal("https://elsewhere.example/", updated.ApiUrl);
        Assert.Equal("eu-west", updated.Metadata!.Location);
        Assert.Equal([new HostModel(Model, new TokenPrice(1, PaymentToken.Usdc))], updated.Models);

        await client.Hosts.SetPriceAsync(Model, Native, Cancellation);
        await client.Hosts.ClearPriceAsync(Model, PaymentToken.Usdc, Cancellation);
        await client.Hosts.AddStakeAsync(FabAmount.FromDecimal(300m), Cancellation);
        RegisteredHost changed = (await client.Hosts.FindAsync(account, Cancellation))!;
        Assert.Equal([new HostModel(Model, null, Native)], changed.Models);
        Assert.Equal(FabAmount.FromDecimal(1_500m), changed.Stake);

        Assert.Equal(FabAmount.FromDecimal(1_500m), await client.Hosts.UnregisterAsync(Cancellation));
        Assert.Null(await client.Hosts.FindAsync(account, Cancellation));
        Assert.Equal(FabAmount.FromDecimal(1_500m), new FabAmount(await market.Devnet.Contracts.Fab.BalanceOfAsync(account, cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task Registering_again_sends_nothing_and_completes_what_was_interrupted()
    {
        (FabstirClient client, Address account) = await ConnectAsync(1, fab: 2_000m);
        FabstirContracts contracts = market.Devnet.ContractsOf(market.Devnet.Accounts.Others[1]);
        // As far as a client came that was killed before it set prices.
        await contracts.Fab.ApproveAsync(
            new() { Spender = market.Devnet.Deployment.NodeRegistry, Value = FabAmount.FromDecimal(1_000m).BaseUnits }, cancellationToken: Cancellation).MinedAsync();
        await contracts.NodeRegistry.RegisterNodeAsync(
            new()
            {
                Metadata = Registration().Metadata.ToJson(),
                ApiUrl = Registration().ApiUrl.AbsoluteUri,
                ModelIds = [Model.Value],
                MinPricePerTokenNative = Native.BaseUnits,
                MinPricePerTokenStable = Usdc.BaseUnits,
            },
            cancellationToken: Cancellation).MinedAsync();
        ulong before = await NonceAsync(account);

        RegisteredHost completed = await client.Hosts.RegisterAsync(Registration(), Cancellation);
        ulong after = await NonceAsync(account);
        RegisteredHost again = await client.Hosts.RegisterAsync(Registration(), Cancellation);

        Assert.Equal([new HostModel(Model, Usdc, Native)], completed.Models);
        Assert.Equal(2UL, after - before);
        Assert.Equal(after, await NonceAsync(account));
        Assert.Equal(completed.Models, again.Models);
        await client.Hosts.UnregisterAsync(Cancellation);
    }

    [Fact]
    public async Task What_the_registry_does_not_allow_is_said_before_anything_is_sent()
    {
        (FabstirClient client, Address account) = await ConnectAsync(2, fab: 999m);
        ulong nonce = await NonceAsync(account);

        OutOfBoundsException stake = await BoundAsync(client, Registration() with { Stake = FabAmount.FromDecimal(999m) });
        Assert.Equal(("Stake", "999 FAB", "at least 1000 FAB", "NodeRegistry.MIN_STAKE"), (stake.Parameter, stake.Value, stake.Bound, stake.BoundSource));
        OutOfBoundsException price = await BoundAsync(client, With(new HostModel(Model, new TokenPrice(100_000_001, PaymentToken.Usdc))));
        Assert.Equal("0.000001 USDC per 1,000 tokens to 100 USDC per 1,000 tokens", price.Bound);
        Assert.Contains("MAX_PRICE_PER_TOKEN_STABLE", price.BoundSource, StringComparison.Ordinal);
        await BoundAsync(client, With(new HostModel(Model, null, new TokenPrice(227_272, PaymentToken.Native))));
        await BoundAsync(client, With(new HostModel(Model, Native)));
        await BoundAsync(client, With(new HostModel(Model, null)));
        await BoundAsync(client, With());
        await BoundAsync(client, With(new HostModel(Model, Usdc), new HostModel(Model, Usdc)));
        await BoundAsync(client, Registration() with { ApiUrl = new Uri("ftp://host.example/") });
        await BoundAsync(client, Registration() with { ApiUrl = new Uri("/v1", UriKind.Relative) });
        OutOfBoundsException secret = await BoundAsync(client, Registration() with { ApiUrl = new Uri("https://user:hunter2@host.example/") });
        Assert.DoesNotContain("hunter2", secret.ToString(), StringComparison.Ordinal);
        await BoundAsync(client, Registration() with { Metadata = new HostMetadata { MaxConcurrent = -1 } });

        Assert.Equal(FabstirErrorCode.ModelNotApproved, await CodeAsync(() => client.Hosts.RegisterAsync(With(new HostModel(ModelId.Of("nobody/nothing", "file"), Usdc)), Cancellation)));
        Assert.Equal(FabstirErrorCode.InsufficientBalance, await CodeAsync(() => client.Hosts.RegisterAsync(Registration(), Cancellation)));
        Assert.Equal(FabstirErrorCode.HostNotActive, await CodeAsync(() => client.Hosts.UpdateAsync(new HostUpdate { ApiUrl = new Uri("https://host.example/") }, Cancellation)));
        Assert.Equal(FabstirErrorCode.HostNotActive, await CodeAsync(() => client.Hosts.SetPriceAsync(Model, Usdc, Cancellation)));
        Assert.Equal(FabstirErrorCode.HostNotActive, await CodeAsync(() => client.Hosts.UnregisterAsync(Cancellation)));
        Assert.Equal(FabstirErrorCode.HostNotActive, await CodeAsync(() => client.Hosts.AddStakeAsync(FabAmount.FromDecimal(1m), Cancellation)));
        Assert.Equal(FabstirErrorCode.InvalidParameters, await CodeAsync(() => client.Hosts.AddStakeAsync(default, Cancellation)));
        Assert.Equal(nonce, await NonceAsync(account));
    }

    [Fact]
    public async Task A_reader_cannot_be_a_host_and_a_host_prices_only_what_it_serves()
    {
        FabstirClient reader = await market.ConnectAsync(account: null);
        FabstirClient host = await market.ConnectAsync(market.Devnet.Accounts.Host);

        Assert.Equal(FabstirErrorCode.SignerRequired, await CodeAsync(() => reader.Hosts.RegisterAsync(Registration(), Cancellation)));
        Assert.Equal(FabstirErrorCode.SignerRequired, await CodeAsync(() => reader.Hosts.GetEarningsAsync(cancellationToken: Cancellation)));
        Assert.Equal(
            FabstirErrorCode.ModelNotAvailable, await CodeAsync(() => host.Hosts.SetPriceAsync(ModelId.Of("nobody/nothing", "file"), Usdc, Cancellation)));
    }

    private HostRegistration Registration() => new()
    {
        ApiUrl = new Uri("https://host.example/v1"),
        Metadata = new HostMetadata
        {
            Hardware = new HostHardware { Gpu = "RTX 4090", Vram = 24, Ram = 64 },
            Capabilities = ["streaming"],
            Location = "eu-west",
            MaxConcurrent = 4,
        },
        Models = [new HostModel(Model, Usdc, Native)],
    };

    private HostRegistration With(params HostModel[] models) => Registration() with { Models = models };

    private async Task<(FabstirClient Client, Address Account)> ConnectAsync(int index, decimal fab)
    {
        DevnetAccount account = market.Devnet.Accounts.Others[index];
        await market.MintFabAsync(account.Address, fab);
        return (await market.ConnectAsync(account), account.Address);
    }

    private Task<ulong> NonceAsync(Address account) => market.Devnet.Transport.GetTransactionCountAsync(account, cancellationToken: Cancellation);

    private static Task<OutOfBoundsException> BoundAsync(FabstirClient client, HostRegistration registration) =>
        Assert.ThrowsAsync<OutOfBoundsException>(() => client.Hosts.RegisterAsync(registration, Cancellation));

    private static async Task<FabstirErrorCode> CodeAsync(Func<Task> action) => (await Assert.ThrowsAnyAsync<FabstirException>(action)).Code;
}
