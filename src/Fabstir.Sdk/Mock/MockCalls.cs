using Fabstir.Abi;
using Fabstir.Contracts;
using Market = Fabstir.Contracts.JobMarketplace.Functions;

namespace Fabstir;

/// <summary>Answers the marketplace's getters that the client asks, from memory.</summary>
internal static class MockCalls
{
    private static readonly UInt256 MaxUsdcDeposit = 1_000_000_000_000UL;

    /// <exception cref="MockRevert">The contract refuses.</exception>
    /// <exception cref="FabstirException">The mock mode has no answer: <see cref="FabstirErrorCode.NotImplemented"/>.</exception>
    public static object Answer(MockState state, JobMarketplace.Call call) => call switch
    {
        Market.MinTokensFee => (UInt256)MockState.EarlyFeeTokens,
        Market.DisputeWindow => (UInt256)MockState.DisputeWindow,
        Market.MinProvenTokens => (UInt256)MockState.SmallestClaim,
        Market.FeeBasisPoints => (UInt256)MockState.FeeBasisPoints,
        Market.MinProofTimeout => (UInt256)60,
        Market.MaxProofTimeout => (UInt256)3_600,
        Market.MinDeposit => BaseUnits.FromDecimal(0.0001m, Payment.NativeDecimals),
        Market.TokenMinDeposits => (UInt256)500_000,
        Market.TokenMaxDeposits => MaxUsdcDeposit,
        Market.Paused => false,
        Market.AcceptedTokens one => one.Arg0 == state.Deployment.Usdc.Address,
        Market.AccumulatedTreasuryNative => state.Money.Fees(Address.Zero),
        Market.AccumulatedTreasuryTokens one => state.Money.Fees(one.Arg0),
        Market.IsAuthorizedDelegate one => state.Delegates.Contains((one.Arg0, one.Arg1)),
        Market.GetDepositBalance one => state.Money.Deposit(one.Account, one.Token),
        Market.GetLockedBalanceNative one => state.Money.Locked(one.Account, Address.Zero),
        Market.GetLockedBalanceToken one => state.Money.Locked(one.Account, one.Token),
        Market.GetTotalBalanceNative one => state.Money.Deposit(one.Account, Address.Zero) + state.Money.Locked(one.Account, Address.Zero),
        Market.GetTotalBalanceToken one => state.Money.Deposit(one.Account, one.Token) + state.Money.Locked(one.Account, one.Token),
        Market.SessionJobs one => Find(state, one.Arg0)?.ToResult() ?? MockSession.None,
        Market.SessionModel one => Find(state, one.Arg0)?.Model ?? Bytes32.Zero,
        Market.UserSessions one => SessionOf(state, one),
        Market.GetProofSubmission one => ProofOf(state, one),
        Market.TreasuryAddress => MockState.Treasury,
        Market.Owner => MockState.Owner,
        _ => throw NotInMemory.Of(call),
    };

    private static MockSession? Find(MockState state, UInt256 id) => state.Sessions.FirstOrDefault(one => one.Id == id);

    private static object SessionOf(MockState state, Market.UserSessions call)
    {
        UInt256[] ids = [.. state.Sessions.Where(one => one.Depositor == call.Arg0).Select(static one => one.Id)];
        return call.Arg1 < (uint)ids.Length ? ids[(int)call.Arg1] : throw new MockRevert("");
    }

    private static object ProofOf(MockState state, Market.GetProofSubmission call) =>
        Find(state, call.SessionId) is { } session && call.ProofIndex < (uint)session.Proofs.Count
            ? session.Proofs[(int)call.ProofIndex]
            : throw new MockRevert("No such proof");
}
