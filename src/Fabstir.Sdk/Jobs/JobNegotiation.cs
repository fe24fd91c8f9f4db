using System.Globalization;
using Fabstir.Abi;

namespace Fabstir;

/// <summary>Finds the hosts that do a job within its budget, and what they ask.</summary>
internal sealed class JobNegotiation(MarketplaceConnection connection, FabstirSessions sessions, SuitableHosts suitable)
{
    // One base unit more than the cost: contracts round down twice.
    private static readonly UInt256 Rounding = UInt256.One;

    /// <exception cref="FabstirException">Nobody can do it, or nobody within the budget.</exception>
    public async Task<IReadOnlyList<JobOffer>> RunAsync(JobRequest request, CancellationToken cancellationToken)
    {
        TokenAmount budget = Amounts.Parse(request.MaxBudget, request.PaymentToken, nameof(request.MaxBudget));
        HostSelectionReport report = await suitable.FindAsync(request.Model, request.Hosts, request.PaymentToken, cancellationToken).ConfigureAwait(false);
        if (report.Suitable.Count == 0)
        {
            throw NoHost.Of(connection.Deployment.Name, request.Model, report, []);
        }

        JobOffer[] offers = await Task.WhenAll(report.Suitable.Select(choice => OfferAsync(request, choice, cancellationToken))).ConfigureAwait(false);
        JobOffer[] within = [.. offers.Where(offer => offer.Deposit.BaseUnits <= budget.BaseUnits)];
        return within.Length > 0 ? within : throw TooLittle(budget, offers.MinBy(static offer => offer.Deposit.BaseUnits)!);
    }

    private async Task<JobOffer> OfferAsync(JobRequest request, HostChoice choice, CancellationToken cancellationToken)
    {
        SessionLimits limits = await sessions.GetLimitsAsync(request.Model, choice.Host.Address, request.PaymentToken, cancellationToken).ConfigureAwait(false);
        UInt256 billed = ServiceBill.TokensFor((uint)request.MaxTokens, limits.MinProofInterval, limits.MinProofInterval);
        TokenAmount cost = choice.Price.CostOf(billed);
        return new JobOffer(choice, cost, cost with { BaseUnits = UInt256.Max(cost.BaseUnits + Rounding, limits.MinDeposit.BaseUnits) });
    }

    private static FabstirException TooLittle(TokenAmount budget, JobOffer cheapest) => new(
        FabstirErrorCode.BudgetExceeded,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The job may deposit {budget}, and the cheapest host, {cheapest.Choice.Host.Address}, needs {cheapest.Deposit} for an answer that costs at most {cheapest.Cost}: "
            + $"raise {nameof(JobRequest.MaxBudget)}, or lower {nameof(JobRequest.MaxTokens)}."));
}
