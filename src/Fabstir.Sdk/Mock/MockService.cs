using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>What hosts in memory have served, and claim for it. Thread-safe.</summary>
internal sealed class MockService(MockContracts contracts)
{
    private readonly MockHostActions _actions = new(contracts);
    private readonly Dictionary<UInt256, (UInt256 Served, UInt256 Claimed)> _sessions = [];

    public Func<string, string> Answer => contracts.State.Options.Answer;

    public ulong ChainId => contracts.State.Deployment.ChainId;

    /// <summary>The session; null if nobody serves it.</summary>
    public MockSession? Find(UInt256? id)
    {
        lock (contracts.State.Lock)
        {
            return contracts.State.Sessions.FirstOrDefault(one => one.Id == id && one.Status == Enums.JobMarketplace.SessionStatus.Active);
        }
    }

    /// <summary>How many more tokens the deposit pays for.</summary>
    public UInt256 Left(MockSession session)
    {
        lock (_sessions)
        {
            return (session.Deposit * TokenPrice.Precision / session.Price) - _sessions.GetValueOrDefault(session.Id).Served;
        }
    }

    public void Serve(UInt256 id, uint tokens)
    {
        lock (_sessions)
        {
            (UInt256 served, UInt256 claimed) = _sessions.GetValueOrDefault(id);
            _sessions[id] = (served + tokens, claimed);
        }
    }

    /// <summary>Claims all that was served, because the client leaves. Less than the smallest claim is padded, as hosts do.</summary>
    public void Claim(UInt256 id)
    {
        UInt256 due;
        lock (_sessions)
        {
            (UInt256 served, UInt256 claimed) = _sessions.GetValueOrDefault(id);
            UInt256 rest = served > claimed ? served - claimed : UInt256.Zero;
            due = rest.IsZero ? rest : UInt256.Max(rest, MockState.SmallestClaim);
            _sessions[id] = (served, claimed + due);
        }

        if (!due.IsZero)
        {
            try
            {
                _actions.ClaimTokens(id, due);
            }
            catch (ContractRevertedException)
            {
                // The client has ended the session first, or the deposit is smaller than the smallest claim: the host gets nothing more.
            }
        }
    }
}
