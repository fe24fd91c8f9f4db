using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Ethereum;

namespace QuickStart;

/// <summary>A session from its price to the host's withdrawal, through generated clients only.</summary>
internal sealed class PaidSession(Devnet devnet)
{
    private static readonly UInt256[] ProvenTokens = [700, 500];

    private readonly FabstirContracts _client = devnet.ContractsOf(devnet.Accounts.Client);
    private readonly FabstirContracts _host = devnet.ContractsOf(devnet.Accounts.Host);
    private readonly Address _usdc = devnet.Deployment.Usdc;

    public async Task<Settlement> RunAsync(CancellationToken cancellationToken)
    {
        UInt256 feesBefore = await _client.JobMarketplace.AccumulatedTreasuryTokensAsync(_usdc, cancellationToken: cancellationToken);
        UInt256 sessionId = await OpenAsync(cancellationToken);
        await ProveAsync(sessionId, cancellationToken);
        TransactionHandle completion = await _client.JobMarketplace.CompleteSessionJobAsync(
            new() { JobId = sessionId, ConversationCID = "" }, cancellationToken: cancellationToken);
        await completion.WaitAsync(cancellationToken: cancellationToken);

        // What counts is the state of the chain, not what an event or a receipt said on the way.
        JobMarketplace.Results.SessionJobs session = await _client.JobMarketplace.SessionJobsAsync(sessionId, cancellationToken: cancellationToken);
        UInt256 feesAfter = await _client.JobMarketplace.AccumulatedTreasuryTokensAsync(_usdc, cancellationToken: cancellationToken);
        return new Settlement
        {
            SessionId = sessionId,
            Deposit = session.Deposit,
            Tokens = session.TokensUsed,
            PricePerToken = session.PricePerToken,
            HostEarnings = session.WithdrawnByHost,
            TreasuryFee = feesAfter - feesBefore,
            Refund = session.RefundedToUser,
            Withdrawn = await WithdrawAsync(cancellationToken),
        };
    }

    /// <summary>Shows what a refused call is: an exception with the contract's own error in it, before anything was sent or paid.</summary>
    public async Task<string> TryWhatOnlyTheOwnerMayAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _host.JobMarketplace.SetMinTokensFeeAsync(new() { Fee = 1_000_000 }, cancellationToken: cancellationToken);
            return "The host set the minimum fee.";
        }
        catch (ContractRevertedException e) when (e.Error is JobMarketplace.Error.OwnableUnauthorizedAccount unauthorized)
        {
            return $"The host may not set the minimum fee: {unauthorized}";
        }
    }

    private async Task<UInt256> OpenAsync(CancellationToken cancellationToken)
    {
        UInt256 price = await _client.NodeRegistry.GetModelPricingAsync(devnet.Accounts.Host.Address, devnet.Model.Id, _usdc, cancellationToken: cancellationToken);
        UInt256 deposit = 2 * await _client.JobMarketplace.TokenMinDepositsAsync(_usdc, cancellationToken: cancellationToken);

        TransactionHandle approval = await _client.Usdc.ApproveAsync(
            new() { Spender = devnet.Deployment.JobMarketplace, Value = deposit }, cancellationToken: cancellationToken);
        await approval.WaitAsync(cancellationToken: cancellationToken);

        TransactionHandle opening = await _client.JobMarketplace.CreateSessionJobForModelWithTokenAsync(
            new()
            {
                Host = devnet.Accounts.Host.Address,
                ModelId = devnet.Model.Id,
                Token = _usdc,
                Deposit = deposit,
                PricePerToken = price,
                MaxDuration = 3_600,
                ProofInterval = 100,
                ProofTimeoutWindow = 300,
            },
            cancellationToken: cancellationToken);
        TransactionReceipt receipt = await opening.WaitAsync(cancellationToken: cancellationToken);
        return receipt.GetEvents<JobMarketplace.Event.SessionJobCreatedForModel>(devnet.Deployment.JobMarketplace).Single().JobId;
    }

    private async Task ProveAsync(UInt256 sessionId, CancellationToken cancellationToken)
    {
        foreach (UInt256 tokens in ProvenTokens)
        {
            // The contract believes a host only so many tokens a second.
            await devnet.AdvanceTimeAsync(TimeSpan.FromSeconds(5), cancellationToken);
            TransactionHandle proof = await _host.JobMarketplace.SubmitProofOfWorkAsync(
                new() { JobId = sessionId, TokensClaimed = tokens, ProofHash = Keccak256.Hash($"session {sessionId}: {tokens}"), ProofCID = "", DeltaCID = "" },
                cancellationToken: cancellationToken);
            await proof.WaitAsync(cancellationToken: cancellationToken);
        }
    }

    private async Task<UInt256> WithdrawAsync(CancellationToken cancellationToken)
    {
        TransactionHandle withdrawal = await _host.HostEarnings.WithdrawAllAsync(new() { Token = _usdc }, cancellationToken: cancellationToken);
        TransactionReceipt receipt = await withdrawal.WaitAsync(cancellationToken: cancellationToken);
        return receipt.GetEvents<HostEarnings.Event.EarningsWithdrawn>(devnet.Deployment.HostEarnings).Single().Amount;
    }
}
