using Fabstir.Abi;

namespace Fabstir;

/// <summary>A job as the chain has it: its session. Immutable.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Status">Where it stands, as far as a chain knows.</param>
/// <param name="Host">Its host.</param>
/// <param name="ProvenTokens">How many tokens the host has claimed.</param>
public sealed record JobOnChain(UInt256 Id, JobStatus Status, Address Host, UInt256 ProvenTokens)
{
    internal static JobOnChain Of(SessionState state) => new(state.Id, StatusOf(state), state.Host, state.ProvenTokens);

    private static JobStatus StatusOf(SessionState state) => (state.Status, state.ProvenTokens.IsZero) switch
    {
        (SessionStatus.Active, true) => JobStatus.Claimed,
        (SessionStatus.Active, false) => JobStatus.Processing,
        (SessionStatus.Completed, true) => JobStatus.Cancelled,
        (_, false) => JobStatus.Completed,
        _ => JobStatus.Failed,
    };
}
