namespace Fabstir;

/// <summary>How far the vote about a model is.</summary>
public enum ProposalState
{
    /// <summary>It can be voted on, until <see cref="ModelProposal.EndsAt"/>.</summary>
    Voting,

    /// <summary>The vote is over, and its result was not applied yet: anyone may.</summary>
    AwaitingExecution,

    /// <summary>The result was applied: the model is in the registry.</summary>
    Approved,

    /// <summary>The result was applied: the model is not in the registry.</summary>
    Rejected,
}
