using Fabstir.Abi;

namespace Fabstir;

/// <summary>Where a pool's sessions come from: chooses hosts, opens sessions with them, and connects.</summary>
internal sealed class SessionSource(MarketplaceConnection connection, FabstirHosts hosts, FabstirSessions sessions, SuitableHosts suitable, SessionPoolOptions options, PoolBudget budget)
{
    /// <summary>The host that the caller named, or the best that is left.</summary>
    /// <param name="request">Knows which hosts have failed.</param>
    /// <param name="tried">Hosts that are not asked again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PoolTarget> ChooseAsync(InferenceStream request, IReadOnlySet<Address> tried, CancellationToken cancellationToken)
    {
        if (await NamedHostAsync(cancellationToken).ConfigureAwait(false) is { } named)
        {
            return new PoolTarget(named, Choice: null);
        }

        HostRequirements requirements = options.Hosts with { Excluded = [.. options.Hosts.Excluded, .. tried] };
        HostSelectionReport report = await suitable.FindAsync(options.Model, requirements, options.Token, cancellationToken).ConfigureAwait(false);
        HostChoice choice = report.Suitable.Count > 0 ? report.Suitable[0] : throw NoHost.Of(connection.Deployment.Name, options.Model, report, request.Failovers);
        return new PoolTarget(choice.Host.Address, choice);
    }

    /// <summary>Opens a session on chain. From when on something may have been sent, it counts in the budget.</summary>
    public async Task<FundedSession> StartAsync(PoolTarget target, CancellationToken cancellationToken)
    {
        SessionConfig config = options.Session ?? await DefaultAsync(target.Host, cancellationToken).ConfigureAwait(false);
        TokenAmount deposit = Amounts.Parse(config.DepositAmount, config.PaymentToken, nameof(config.DepositAmount));
        object key = new();
        if (!budget.TryReserve(key, deposit))
        {
            throw new FabstirException(
                FabstirErrorCode.BudgetExceeded,
                $"Another session would deposit {deposit}, and {budget.Left} are left of {nameof(SessionPoolOptions.MaxSpend)}; {budget.Committed} are deposited or paid. "
                + "Deposits of ended sessions count until their settlement is on chain.");
        }

        try
        {
            return new FundedSession(key, await sessions.StartAsync(options.Model, target.Host, config, cancellationToken: cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is SessionTermsException or ReadOnlyClientException or InsufficientBalanceException)
        {
            // Nothing was sent.
            budget.Settle(key, deposit with { BaseUnits = UInt256.Zero });
            throw;
        }
    }

    /// <summary>Connects to the host of a session.</summary>
    public async Task<PooledSession> ConnectAsync(PoolTarget target, FundedSession funded, CancellationToken cancellationToken)
    {
        LlmSessionOptions stream = options.Stream with { MaxHistory = 0, HostUrl = options.HostUrl ?? options.Stream.HostUrl };
        LlmSession llm = await funded.Session.OpenStreamAsync(stream, cancellationToken).ConfigureAwait(false);
        return new PooledSession(funded, target.Choice, llm, connection.Time.GetTimestamp());
    }

    /// <summary>The host that the caller named, by its account or its URL; null where he did not.</summary>
    private async Task<Address?> NamedHostAsync(CancellationToken cancellationToken)
    {
        if (options.Host is not null || options.HostUrl is null)
        {
            return options.Host;
        }

        string wanted = new HostEndpoint(options.HostUrl).Socket.AbsoluteUri;
        await foreach (RegisteredHost one in hosts.DiscoverAsync(new HostQuery { Model = options.Model, PaidIn = options.Token }, cancellationToken).ConfigureAwait(false))
        {
            if (one.Url is { } url && IsSame(url, wanted))
            {
                return one.Address;
            }
        }

        throw new FabstirException(
            FabstirErrorCode.NoHostsAvailable,
            $"No host that serves {options.Model} has the URL {HostEndpoint.Show(options.HostUrl)} in the registry: set {nameof(SessionPoolOptions.Host)} where it is reached elsewhere.");
    }

    private static bool IsSame(Uri url, string wanted)
    {
        try
        {
            return new HostEndpoint(url).Socket.AbsoluteUri == wanted;
        }
        catch (HostAddressRefusedException)
        {
            // Another host's URL that cannot be followed is not the one that is looked for.
            return false;
        }
    }

    private async Task<SessionConfig> DefaultAsync(Address host, CancellationToken cancellationToken)
    {
        SessionLimits limits = await sessions.GetLimitsAsync(options.Model, host, options.Token, cancellationToken).ConfigureAwait(false);
        UInt256 half = Amounts.Parse(options.MaxSpend, options.Token, nameof(options.MaxSpend)).BaseUnits / (uint)(2 * options.Size);
        UInt256 wanted = UInt256.Min(UInt256.Max(half, limits.MinDeposit.BaseUnits), limits.MaxDeposit.BaseUnits);
        return new SessionConfig { DepositAmount = new TokenAmount(wanted, options.Token).ToDecimal(), PaymentToken = options.Token, MaxPricePerToken = options.Hosts.MaxPrice };
    }
}
