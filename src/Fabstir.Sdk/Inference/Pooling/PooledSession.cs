namespace Fabstir;

/// <summary>A session of a pool, with its host at the other end. One request at a time has it.</summary>
/// <param name="Funded">The session on chain.</param>
/// <param name="Choice">Why this host; null where the caller named it.</param>
/// <param name="Llm">The session.</param>
/// <param name="Opened">When it was opened, as <see cref="TimeProvider.GetTimestamp"/> counts.</param>
internal sealed record PooledSession(FundedSession Funded, HostChoice? Choice, LlmSession Llm, long Opened)
{
    // What is nearly over would end in the middle of an answer.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public FabstirSession Session => Funded.Session;

    /// <summary>How many tokens the deposit still pays for.</summary>
    public long TokensLeft
    {
        get
        {
            Abi.UInt256 all = Session.Terms.MaxTokens;
            Abi.UInt256 used = (ulong)Llm.Usage.ReceivedTokens;
            return used >= all ? 0 : (long)Abi.UInt256.Min(all - used, (ulong)long.MaxValue);
        }
    }

    /// <summary>Whether another request can be answered in it, as far as this side knows.</summary>
    public bool CanServe(TimeProvider time)
    {
        TimeSpan margin = Session.Terms.Duration > 2 * Margin ? Margin : TimeSpan.Zero;
        return Llm.State == LlmSessionState.Open && TokensLeft > 0 && time.GetElapsedTime(Opened) < Session.Terms.Duration - margin;
    }
}
