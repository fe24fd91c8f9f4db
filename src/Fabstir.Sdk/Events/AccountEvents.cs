using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>Picks out of the marketplace's logs what concerns one account, and its sessions as far as they are known. Not thread-safe.</summary>
internal sealed class AccountEvents(Address account, FabstirDeployment deployment, IEnumerable<UInt256> sessions)
{
    private readonly HashSet<UInt256> _sessions = [.. sessions];

    /// <summary>The kinds of logs to ask for: what no contract filters by, is filtered here.</summary>
    public static AbiArray<AbiArray<Bytes32>> Topics =>
    [
        [
            JobMarketplace.Topics.SessionJobCreated,
            JobMarketplace.Topics.ProofSubmitted,
            JobMarketplace.Topics.SessionCompleted,
            JobMarketplace.Topics.SessionTimedOut,
            JobMarketplace.Topics.DepositReceived,
            JobMarketplace.Topics.WithdrawalProcessed,
            JobMarketplace.Topics.RefundCreditedToDeposit,
            JobMarketplace.Topics.DelegateAuthorized,
            JobMarketplace.Topics.ContractPaused,
            JobMarketplace.Topics.ContractUnpaused,
        ],
    ];

    /// <summary>The event of a log; null when it is nobody's here, or nothing that can be understood.</summary>
    public FabstirEvent? Find(Log log)
    {
        EventOrigin origin = new(log.BlockNumber, log.TransactionHash, log.Removed);
        switch (JobMarketplace.Event.Decode(log.Topics.AsSpan(), log.Data.AsSpan()))
        {
            case JobMarketplace.Event.SessionJobCreated created when created.Depositor == account:
                _sessions.Add(created.JobId);
                return new FabstirEvent.SessionOpened(new SessionIdentity(created.JobId, created.Depositor, created.Host, log.TransactionHash), created.Deposit, origin);
            case JobMarketplace.Event.ProofSubmitted proof when _sessions.Contains(proof.JobId):
                return new FabstirEvent.HostClaimed(proof.JobId, proof.TokensClaimed, proof.ProofHash, origin);
            case JobMarketplace.Event.SessionCompleted completed when _sessions.Contains(completed.JobId):
                return new FabstirEvent.SessionEnded(completed.JobId, IsTimeout: false, origin);
            case JobMarketplace.Event.SessionTimedOut timedOut when _sessions.Contains(timedOut.JobId):
                return new FabstirEvent.SessionEnded(timedOut.JobId, IsTimeout: true, origin);
            case JobMarketplace.Event.DepositReceived deposit when deposit.Depositor == account:
                return AmountOf(deposit.Amount, deposit.Token) is { } deposited ? new FabstirEvent.Deposited(deposited, origin) : null;
            case JobMarketplace.Event.WithdrawalProcessed withdrawal when withdrawal.Depositor == account:
                return AmountOf(withdrawal.Amount, withdrawal.Token) is { } withdrawn ? new FabstirEvent.Withdrawn(withdrawn, origin) : null;
            case JobMarketplace.Event.RefundCreditedToDeposit refund when refund.Depositor == account:
                return AmountOf(refund.Amount, refund.Token) is { } credited ? new FabstirEvent.RefundCredited(refund.JobId, credited, origin) : null;
            case JobMarketplace.Event.DelegateAuthorized change when change.Depositor == account:
                return new FabstirEvent.DelegateChanged(change.Delegate, change.Authorized, origin);
            case JobMarketplace.Event.ContractPaused:
                return new FabstirEvent.PauseChanged(IsPaused: !log.Removed, origin);
            case JobMarketplace.Event.ContractUnpaused:
                return new FabstirEvent.PauseChanged(IsPaused: log.Removed, origin);
            default:
                return null;
        }
    }

    // The marketplace may take tokens that this library does not know.
    private TokenAmount? AmountOf(UInt256 amount, Address token) =>
        token.IsZero ? new TokenAmount(amount, PaymentToken.Native)
        : token == deployment.Usdc.Address ? new TokenAmount(amount, PaymentToken.Usdc)
        : null;
}
