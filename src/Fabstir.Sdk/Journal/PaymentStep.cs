namespace Fabstir;

/// <summary>What a transaction of an operation is for. The numbers are written to files, and never change their meaning.</summary>
public enum PaymentStep
{
    /// <summary>Lets the marketplace take tokens: may be repeated without harm.</summary>
    Approval = 1,

    /// <summary>Opens a session, with its deposit.</summary>
    Opening = 2,

    /// <summary>Fills the deposit balance.</summary>
    Deposit = 3,

    /// <summary>Takes from the deposit balance.</summary>
    Withdrawal = 4,

    /// <summary>Authorizes a delegate, or no longer.</summary>
    Delegation = 5,

    /// <summary>Ends a session.</summary>
    Ending = 6,

    /// <summary>Anything else that the client sends: a registration, a vote, a price.</summary>
    Other = 7,
}
