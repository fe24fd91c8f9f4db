using Fabstir.Abi;
using Fabstir.Protocol;

namespace Fabstir;

/// <summary>Counts what a session receives, and what of it is billed. Thread-safe.</summary>
internal sealed class SessionMeter(FabstirSession session, SettlementRules rules)
{
    private readonly Lock _lock = new();
    private long _received;
    private long _forgiven;
    private long _prompts;
    private int _openEnds;
    private UInt256 _proven;

    /// <summary>What of the host's claims may be for tokens that were sent and never arrived, without anybody's fault: a window for each answer that was cut.</summary>
    public UInt256 InFlight
    {
        get
        {
            lock (_lock)
            {
                return (UInt256)(uint)((_openEnds + 1) * StreamProtocol.WindowTokens);
            }
        }
    }

    /// <summary>The tokens that have come.</summary>
    public UInt256 Received
    {
        get
        {
            lock (_lock)
            {
                return (UInt256)(ulong)_received;
            }
        }
    }

    public SessionUsage Usage
    {
        get
        {
            lock (_lock)
            {
                UInt256 billed = (UInt256)(ulong)(_received - _forgiven);
                return new SessionUsage(_prompts, _received - _forgiven, _proven, CostEstimate.Of(billed, session.Terms, rules)) { Cost = session.Terms.Price.CostOf(billed) };
            }
        }
    }

    public void Receive(int tokens)
    {
        lock (_lock)
        {
            _received += tokens;
            session.ReportReceived((ulong)_received);
        }
    }

    /// <summary>A prompt is over.</summary>
    /// <param name="promptTokens">How many tokens it was.</param>
    /// <param name="forgiven">How many tokens came that the host does not bill.</param>
    /// <param name="hasEnd">Whether the host said that there is no more.</param>
    public void End(int promptTokens, int forgiven, bool hasEnd)
    {
        lock (_lock)
        {
            _prompts += promptTokens;
            _forgiven += forgiven;
            _openEnds += hasEnd ? 0 : 1;
        }
    }

    /// <summary>The host has claimed so many in all.</summary>
    public void Prove(UInt256 claimed)
    {
        lock (_lock)
        {
            _proven = claimed;
        }
    }
}
