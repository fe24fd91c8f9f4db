using System.Numerics;
using Fabstir.ChainFaults.Books;
using Fabstir.ChainFaults.Chain;
using Fabstir.ChainFaults.Clients;
using Fabstir.ChainFaults.Reports;
using Fabstir.Development;

namespace Fabstir.ChainFaults.Scenarios;

/// <summary>Twenty sessions that one account starts at once: all of them open, and the approvals are exactly what they hold.</summary>
internal sealed class StartsAtOnce : IScenario
{
    private const int AtOnce = 20;
    private const int Rounds = 3;

    public string Name => "starts";

    public async Task<IReadOnlyList<FaultRow>> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        await using FaultChain chain = await FaultChain.StartAsync(DevnetOptions.Load, payers: 1, cancellationToken);
        ChainBooks before = await chain.ReadBooksAsync(ulong.MaxValue >> 1, cancellationToken);
        Payer payer = chain.Payers[0];
        int rounds = trial.Runs ?? Rounds;
        List<SessionResult> results = [];
        await using (FabstirClient client = await FabstirClient.ConnectAsync(chain.OptionsOf(payer, new MemoryPaymentJournal()), cancellationToken))
        {
            SessionLife life = new(chain);
            for (int round = 0; round < rounds; round++)
            {
                results.AddRange(await Task.WhenAll(Enumerable.Range(round * AtOnce, AtOnce).Select(number => life.RunAsync(
                    client, new SessionOrder($"start {number}", payer.Address, IsNative: false, number, Tokens: 0), cancellationToken))));
            }
        }

        ChainBooks after = await chain.ReadBooksAsync(before.Block, cancellationToken);
        MoneyAudit audit = new(chain, before, after);
        SessionOrder[] orders = [.. results.Select(static result => result.Order)];
        BigInteger approved = after.Approvals.Aggregate(BigInteger.Zero, static (sum, approval) => sum + approval.Amount);
        BigInteger held = orders.Aggregate(BigInteger.Zero, static (sum, order) => sum + order.Deposit);
        trial.Report(results);
        return
        [
            SessionAudit.Judge(
                $"{AtOnce} starts at once, with approvals of exactly what they hold",
                rounds,
                results,
                after,
                audit.DifferenceOf(payer.Address, orders) + audit.DifferenceOfOthers(orders) + BigInteger.Abs(approved - held)),
        ];
    }
}
