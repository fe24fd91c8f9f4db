// Deposits, sessions, stakes, tokens and prices that have nothing to do with a chain.
namespace Bank
{
    public readonly record struct Money(decimal Amount, string Currency);

    public sealed record Account(string Number)
    {
        public Money Balance { get; init; }
    }

    public sealed record DepositRequest
    {
        public required string Token { get; init; }

        public required long Deposit { get; init; }

        public required long PricePerToken { get; init; }

        public int MaxDuration { get; init; }

        public int ProofInterval { get; init; }

        public long ProofTimeoutWindow { get; init; }
    }

    public sealed record SessionConfig(decimal DepositAmount, TimeSpan Duration, string PaymentToken);

    public interface ITeller
    {
        Task DepositAsync(decimal amount, string account);

        Task<bool> ApproveAsync(string spender, decimal value);

        Task TransferAsync(string from, string to, decimal amount);

        Task<IAsyncDisposable> OpenSessionAsync(SessionConfig config);
    }

    public sealed class Branch(ITeller teller)
    {
        private const string Fab = "FAB";
        private static readonly TimeSpan Closing = TimeSpan.FromHours(8);

        public DepositRequest Cents => new()
        {
            Token = Fab,
            Deposit = 2_000_000,
            PricePerToken = 200,
            MaxDuration = (int)Closing.TotalMilliseconds,
            ProofInterval = (int)TimeSpan.FromMinutes(1).TotalSeconds,
            ProofTimeoutWindow = Closing.Ticks,
        };

        public async Task PayAsync(string to, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IAsyncDisposable session = await teller.OpenSessionAsync(new SessionConfig(2_000_000m, Closing, Fab));
            await teller.ApproveAsync(to, 1e18m);
            await teller.TransferAsync(to, "me", 0.000_001m);
            await Task.Delay(5_000, cancellationToken);
            await teller.DepositAsync(250_000m, "savings");
            teller.DepositAsync(1, "savings").Wait(cancellationToken);
            teller.DepositAsync(1, "savings").GetAwaiter().GetResult();
            await session.DisposeAsync();
        }
    }
}
