namespace Fabstir.Ethereum;

/// <summary>What a look-up of a transaction found.</summary>
internal enum TransactionFinding
{
    /// <summary>The node could not be asked.</summary>
    Unanswered,

    /// <summary>The node has it, mined or waiting.</summary>
    Known,

    /// <summary>The node does not have it, and its nonce is free.</summary>
    Absent,

    /// <summary>The node does not have it, and its nonce is used.</summary>
    NonceTaken,
}
