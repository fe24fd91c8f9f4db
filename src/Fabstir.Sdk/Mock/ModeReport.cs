namespace Fabstir;

/// <summary>Says what a world in memory had.</summary>
internal static class ModeReport
{
    public static IReadOnlyList<string> LeftBehind(MockContracts contracts, Abi.Address account)
    {
        MockState state = contracts.State;
        lock (state.Lock)
        {
            List<string> left = [];
            foreach (MockSession session in state.Sessions)
            {
                TokenAmount deposit = new(session.Deposit, session.Token.IsZero ? PaymentToken.Native : PaymentToken.Usdc);
                left.Add($"Session {session.Id} with {session.Host}, {deposit}, {session.Status}: start it anew where it is still needed.");
            }

            foreach ((PaymentToken token, Abi.Address address) in
                new[] { (PaymentToken.Usdc, state.Deployment.Usdc.Address), (PaymentToken.Native, Abi.Address.Zero) })
            {
                TokenAmount wallet = new(state.Money.Wallet(account, address), token);
                TokenAmount deposit = new(state.Money.Deposit(account, address), token);
                left.Add($"{wallet} in the wallet and {deposit} deposited, which were never money.");
            }

            FabAmount fab = new(state.Money.Wallet(account, state.Deployment.Fab));
            left.Add($"{fab} in the wallet and {contracts.Voting.LockedBy(account)} in votes, which were never money.");
            if (contracts.Hosts.Find(account) is { } host)
            {
                left.Add($"The registration as a host, with {new FabAmount(host.Stake)} at stake: register it anew.");
            }

            left.AddRange(state.Delegates.Select(static one => $"The delegate {one.Delegate}: authorize it anew."));
            return left;
        }
    }
}
