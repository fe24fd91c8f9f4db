// An application that uses us as it should, in the styles that there are: nothing of it is a mistake.
using Fabstir;

namespace Beside
{
    using static Limits;

    internal static partial class Limits
    {
        public const int Interval = 200;
    }

    internal static partial class Limits
    {
        public static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    }

    internal sealed class Shop(FabstirClient client, FabstirContracts contracts, FabstirDeployment deployment)
    {
        public async Task<UInt256> OpenAsync(ModelId model, Address host, decimal dollars, CancellationToken cancellationToken)
        {
            SessionConfig config = new() { DepositAmount = dollars, ProofInterval = Interval, Duration = Hour, ProofTimeoutWindow = TimeSpan.FromMinutes(5) };
            await using FabstirSession session = await client.Sessions.StartAsync(
                model, host, config with { DepositAmount = 1.5m }, cancellationToken: cancellationToken);
            return session.Id;
        }

        public async Task<UInt256> OpenByMessageAsync(Address host, Bytes32 model, decimal dollars, CancellationToken cancellationToken)
        {
            var deposit = deployment.Usdc.ToBaseUnits(dollars);
            var approval = await contracts.Usdc.ApproveAsync(
                cancellationToken: cancellationToken, message: new() { Value = deposit, Spender = deployment.JobMarketplace });
            await approval.WaitAsync(cancellationToken: cancellationToken);
            var message = new JobMarketplace.Functions.CreateSessionJobForModelWithToken
            {
                ProofTimeoutWindow = 0,
                ProofInterval = Interval,
                MaxDuration = (ulong)Hour.TotalSeconds,
                PricePerToken = 5 * 1_000,
                Deposit = deposit,
                Token = deployment.Usdc,
                ModelId = model,
                Host = host,
            };
            var opening = await contracts.JobMarketplace.CreateSessionJobForModelWithTokenAsync(message, cancellationToken: cancellationToken);
            var receipt = await opening.WaitAsync(cancellationToken: cancellationToken);
            return receipt.GetEvents<JobMarketplace.Event.SessionJobCreatedForModel>(deployment.JobMarketplace).Single().JobId;
        }

        public async Task StakeAsync(UInt256 amount, CancellationToken cancellationToken)
        {
            TransactionHandle approval = await contracts.Fab.ApproveAsync(
                new() { Spender = deployment.NodeRegistry, Value = amount }, cancellationToken: cancellationToken);
            await approval.WaitAsync(cancellationToken: cancellationToken);
            await Task.Delay(1_000, cancellationToken);
            Console.WriteLine(BaseUnits.ToDecimal(await contracts.Fab.BalanceOfAsync(deployment.NodeRegistry, cancellationToken: cancellationToken), 18));
        }

        public Task<UInt256[]> BalancesAsync(IEnumerable<Address> accounts, CancellationToken cancellationToken) =>
            Task.WhenAll(accounts.Select(account => contracts.Usdc.BalanceOfAsync(account, cancellationToken: cancellationToken)));
    }
}
