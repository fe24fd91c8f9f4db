using Fabstir.Abi;
using Fabstir.Contracts;
using ChainStatus = Fabstir.Contracts.Enums.JobMarketplace.SessionStatus;

namespace Fabstir;

/// <summary>A session in memory, with the numbers that the contract keeps. Immutable.</summary>
internal sealed record MockSession
{
    public required UInt256 Id { get; init; }

    public required Address Depositor { get; init; }

    public required Address Host { get; init; }

    public required Bytes32 Model { get; init; }

    public required Address Token { get; init; }

    public required UInt256 Deposit { get; init; }

    public required UInt256 Price { get; init; }

    public required UInt256 MaxDuration { get; init; }

    public required UInt256 StartTime { get; init; }

    public required UInt256 ProofInterval { get; init; }

    public required UInt256 ProofTimeoutWindow { get; init; }

    public UInt256 LastProofTime { get; init; }

    public ChainStatus Status { get; init; } = ChainStatus.Active;

    public UInt256 HostShare { get; init; }

    public UInt256 Refund { get; init; }

    public string ConversationCid { get; init; } = "";

    public IReadOnlyList<JobMarketplace.Results.GetProofSubmission> Proofs { get; init; } = [];

    public UInt256 Tokens
    {
        get
        {
            UInt256 sum = UInt256.Zero;
            foreach (JobMarketplace.Results.GetProofSubmission proof in Proofs)
            {
                sum += proof.TokensClaimed;
            }

            return sum;
        }
    }

    public JobMarketplace.Results.SessionJobs ToResult() => new()
    {
        Id = Id,
        Depositor = Depositor,
        Host = Host,
        PaymentToken = Token,
        Deposit = Deposit,
        PricePerToken = Price,
        TokensUsed = Tokens,
        MaxDuration = MaxDuration,
        StartTime = StartTime,
        LastProofTime = LastProofTime,
        ProofInterval = ProofInterval,
        ProofTimeoutWindow = ProofTimeoutWindow,
        Status = Status,
        WithdrawnByHost = HostShare,
        RefundedToUser = Refund,
        ConversationCID = ConversationCid,
        LastProofHash = Proofs is [.., var last] ? last.ProofHash : default,
        LastProofCID = "",
    };

    /// <summary>What is returned for an id that no session has.</summary>
    public static JobMarketplace.Results.SessionJobs None { get; } = new MockSession
    {
        Id = UInt256.Zero,
        Depositor = default,
        Host = default,
        Model = default,
        Token = default,
        Deposit = UInt256.Zero,
        Price = UInt256.Zero,
        MaxDuration = UInt256.Zero,
        StartTime = UInt256.Zero,
        ProofInterval = UInt256.Zero,
        ProofTimeoutWindow = UInt256.Zero,
    }.ToResult();
}
