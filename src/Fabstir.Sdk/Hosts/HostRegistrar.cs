using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Brings the client's own registration to what is asked for, and takes it back.</summary>
/// <remarks>
/// Every step compares with the chain first and sends only what differs: one that was interrupted is completed by running it again.
/// </remarks>
internal sealed class HostRegistrar(MarketplaceConnection connection)
{
    private NodeRegistry Registry => connection.Contracts.NodeRegistry;

    public async Task<RegisteredHost> RegisterAsync(HostRegistration registration, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("hosts.register");
        string url = HostUrl.Write(registration.ApiUrl);
        string metadata = registration.Metadata.ToJson();
        RegistrationBounds bounds = await ReadAsync(account, registration.Models, cancellationToken).ConfigureAwait(false);
        bounds.Check(registration.Models);
        FabAmount stake = registration.Stake ?? bounds.MinStake;
        if (stake < bounds.MinStake)
        {
            throw new OutOfBoundsException(nameof(registration.Stake), stake.ToString(), $"at least {bounds.MinStake}", "NodeRegistry.MIN_STAKE");
        }

        if (bounds.Host is null)
        {
            await EnterAsync(account, registration.Models, url, metadata, bounds, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await DescribeAsync(bounds.Host, url, metadata, cancellationToken).ConfigureAwait(false);
            await ServeAsync(bounds.Host, registration.Models, cancellationToken).ConfigureAwait(false);
        }

        FabAmount has = bounds.Host?.Stake ?? bounds.MinStake;
        if (registration.Stake is not null && has < stake)
        {
            await AddStakeAsync(account, new FabAmount(stake.BaseUnits - has.BaseUnits), cancellationToken).ConfigureAwait(false);
        }

        return await PriceAsync(account, registration.Models, cancellationToken).ConfigureAwait(false);
    }

    public async Task<RegisteredHost> UpdateAsync(HostUpdate update, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("hosts.update");
        string? url = update.ApiUrl is null ? null : HostUrl.Write(update.ApiUrl);
        string? metadata = update.Metadata?.ToJson();
        RegistrationBounds bounds = await ReadAsync(account, update.Models ?? [], cancellationToken).ConfigureAwait(false);
        RegisteredHost host = Registered(bounds, account);
        if (update.Models is not null)
        {
            bounds.Check(update.Models);
        }

        await DescribeAsync(host, url, metadata, cancellationToken).ConfigureAwait(false);
        if (update.Models is null)
        {
            return await GetAsync(account, cancellationToken).ConfigureAwait(false);
        }

        await ServeAsync(host, update.Models, cancellationToken).ConfigureAwait(false);
        return await PriceAsync(account, update.Models, cancellationToken).ConfigureAwait(false);
    }

    public async Task SetPriceAsync(ModelId model, PaymentToken token, TokenPrice? price, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("hosts.set_price");
        RegistrationBounds bounds = await ReadAsync(account, [], cancellationToken).ConfigureAwait(false);
        RegisteredHost host = Registered(bounds, account);
        bounds.Check(model, price, token);
        if (host.Models.All(one => one.Model != model))
        {
            throw new FabstirException(
                FabstirErrorCode.ModelNotAvailable, $"{account} does not serve {model} (NodeRegistry.getNodeModels): add the model before its price.");
        }

        if (host.PriceOf(model, token) != price)
        {
            await SendPriceAsync(model, token, price, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task AddStakeAsync(FabAmount amount, CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("hosts.add_stake");
        if (amount.BaseUnits.IsZero)
        {
            throw new OutOfBoundsException("Stake", amount.ToString(), "more than 0 FAB", "NodeRegistry.stake");
        }

        Registered(await ReadAsync(account, [], cancellationToken).ConfigureAwait(false), account);
        await AddStakeAsync(account, amount, cancellationToken).ConfigureAwait(false);
    }

    public async Task<FabAmount> UnregisterAsync(CancellationToken cancellationToken)
    {
        Address account = connection.AccountFor("hosts.unregister");
        Registered(await ReadAsync(account, [], cancellationToken).ConfigureAwait(false), account);
        TransactionReceipt receipt = await connection.SendAsync(
            "unregisterNode", (options, token) => Registry.UnregisterNodeAsync(options, token), cancellationToken).ConfigureAwait(false);
        NodeRegistry.Event.NodeUnregistered? left =
            receipt.GetEvents<NodeRegistry.Event.NodeUnregistered>(connection.Deployment.NodeRegistry).FirstOrDefault();
        return new FabAmount(left?.ReturnedAmount ?? default);
    }

    private Task<RegistrationBounds> ReadAsync(Address account, IReadOnlyList<HostModel> models, CancellationToken cancellationToken)
    {
        ModelId[] ids = [.. models.Select(static model => model.Model).Distinct()];
        return connection.ReadAsync(reads => RegistrationBounds.ReadAsync(reads, account, ids), cancellationToken);
    }

    private static RegisteredHost Registered(RegistrationBounds bounds, Address account) => bounds.Host
        ?? throw new FabstirException(
            FabstirErrorCode.HostNotActive, $"{account} is not registered as a host (NodeRegistry.nodes): register it first.");

    private async Task<RegisteredHost> GetAsync(Address account, CancellationToken cancellationToken) =>
        Registered(await ReadAsync(account, [], cancellationToken).ConfigureAwait(false), account);

    private Task EnterAsync(
        Address account, IReadOnlyList<HostModel> models, string url, string metadata, RegistrationBounds bounds, CancellationToken cancellationToken) =>
        FabAllowance.SpendAsync(
            connection,
            account,
            connection.Deployment.NodeRegistry,
            bounds.MinStake,
            token => connection.SendAsync(
                "registerNode",
                (options, sending) => Registry.RegisterNodeAsync(
                    new()
                    {
                        Metadata = metadata,
                        ApiUrl = url,
                        ModelIds = [.. models.Select(static model => model.Model.Value)],
                        // Sessions use the prices of each model, which are set next; these two only have to be in range.
                        MinPricePerTokenNative = Lowest(models, PaymentToken.Native) ?? bounds.MinNative,
                        MinPricePerTokenStable = Lowest(models, PaymentToken.Usdc) ?? bounds.MinUsdc,
                    },
                    options,
                    sending),
                token),
            cancellationToken);

    private static UInt256? Lowest(IReadOnlyList<HostModel> models, PaymentToken token)
    {
        UInt256[] prices = [.. models.Select(model => model.PriceIn(token)).OfType<TokenPrice>().Select(static price => price.BaseUnits)];
        return prices.Length == 0 ? null : prices.Min();
    }

    private async Task DescribeAsync(RegisteredHost host, string? url, string? metadata, CancellationToken cancellationToken)
    {
        if (url is not null && url != host.ApiUrl)
        {
            await connection.SendAsync(
                "updateApiUrl",
                (options, token) => Registry.UpdateApiUrlAsync(new() { NewApiUrl = url }, options, token),
                cancellationToken).ConfigureAwait(false);
        }

        if (metadata is not null && metadata != host.Metadata?.ToJson())
        {
            await connection.SendAsync(
                "updateMetadata",
                (options, token) => Registry.UpdateMetadataAsync(new() { NewMetadata = metadata }, options, token),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(RegisteredHost host, IReadOnlyList<HostModel> models, CancellationToken cancellationToken)
    {
        Bytes32[] wanted = [.. models.Select(static model => model.Model.Value)];
        if (!host.Models.Select(static model => model.Model.Value).ToHashSet().SetEquals(wanted))
        {
            await connection.SendAsync(
                "updateSupportedModels",
                (options, token) => Registry.UpdateSupportedModelsAsync(new() { NewModelIds = [.. wanted] }, options, token),
                cancellationToken).ConfigureAwait(false);
        }
    }

    private Task AddStakeAsync(Address account, FabAmount amount, CancellationToken cancellationToken) => FabAllowance.SpendAsync(
        connection,
        account,
        connection.Deployment.NodeRegistry,
        amount,
        token => connection.SendAsync("stake", (options, sending) => Registry.StakeAsync(new() { Amount = amount.BaseUnits }, options, sending), token),
        cancellationToken);

    // Prices outlive a registration, and so may be there already: only what differs is sent, all of it at once.
    private async Task<RegisteredHost> PriceAsync(Address account, IReadOnlyList<HostModel> models, CancellationToken cancellationToken)
    {
        RegisteredHost host = await GetAsync(account, cancellationToken).ConfigureAwait(false);
        List<Task> sending = [];
        foreach (HostModel model in models)
        {
            foreach (PaymentToken token in (ReadOnlySpan<PaymentToken>)[PaymentToken.Usdc, PaymentToken.Native])
            {
                if (host.PriceOf(model.Model, token) != model.PriceIn(token))
                {
                    sending.Add(SendPriceAsync(model.Model, token, model.PriceIn(token), cancellationToken));
                }
            }
        }

        await Task.WhenAll(sending).ConfigureAwait(false);
        return sending.Count == 0 ? host : await GetAsync(account, cancellationToken).ConfigureAwait(false);
    }

    private Task SendPriceAsync(ModelId model, PaymentToken token, TokenPrice? price, CancellationToken cancellationToken)
    {
        Address address = Payment.AddressOf(token, connection.Deployment);
        return price is { } set
            ? connection.SendAsync(
                "setModelTokenPricing",
                (options, sending) => Registry.SetModelTokenPricingAsync(
                    new() { ModelId = model.Value, Token = address, Price = set.BaseUnits }, options, sending),
                cancellationToken)
            : connection.SendAsync(
                "clearModelTokenPricing",
                (options, sending) => Registry.ClearModelTokenPricingAsync(new() { ModelId = model.Value, Token = address }, options, sending),
                cancellationToken);
    }
}
