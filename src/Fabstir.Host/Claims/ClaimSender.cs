using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Claims tokens on chain: written down before it is sent, and after a crash the same transaction again. Of one session one claim at a time. Thread-safe.</summary>
internal sealed class ClaimSender(HostChain chain, HostFigures figures, HostMoneyLog log)
{
    private const string Function = "submitProofOfWork";

    /// <summary>Claims tokens after those that are proven.</summary>
    /// <returns>False when the contract refused.</returns>
    /// <exception cref="EthereumException">It was not sent, or its outcome is unknown: the ledger says whether it is outstanding.</exception>
    public async Task<bool> SendAsync(
        SessionLedger ledger, ServedTranscript transcript, SessionReading reading, long tokens, CancellationToken cancellationToken)
    {
        long from = reading.Proven;
        long to = from + tokens;
        Bytes32 hash = TranscriptProof.HashOf(
            ledger.Opened.ChainId, ledger.Opened.Marketplace, ledger.Identity.Id, from, to, transcript.HashOf(from, to));
        ClaimJournal journal = new(ledger, ledger.Claims.Count, from, to, hash);
        try
        {
            TransactionHandle handle = await chain.Connection.Contracts.JobMarketplace.SubmitProofOfWorkAsync(
                new() { JobId = ledger.Identity.Id, TokensClaimed = (ulong)tokens, ProofHash = hash, ProofCID = "", DeltaCID = "" },
                new TransactionOptions { Journal = journal },
                cancellationToken).ConfigureAwait(false);
            Count(ledger, reading, from, to, await chain.Connection.Transactions.ConfirmAsync(Function, handle, cancellationToken).ConfigureAwait(false));
            transcript.Forget(to);
            return true;
        }
        catch (Exception e) when (e is ContractRevertedException or TransactionRevertedException)
        {
            figures.ClaimRefused();
            log.ClaimRefused(ledger.Identity.Id, tokens, e.Message);
            return false;
        }
    }

    /// <summary>Takes up a claim that may still be mined, or that a reorganisation took back.</summary>
    /// <returns>A task that ends when its outcome is known.</returns>
    public async Task ResumeAsync(SessionLedger ledger, LedgerClaim claim, SessionReading reading, CancellationToken cancellationToken)
    {
        log.Resuming(Function, ledger.Identity.Id, claim.Attempts[^1].Hash);
        bool isCounted = ledger.FindMined(claim) is not null;
        try
        {
            ClaimJournal journal = new(ledger, claim.Index, claim.From, claim.To, claim.ProofHash);
            TransactionReceipt? receipt = await HostTransactions.ResumeAsync(chain.Connection, Function, claim.Attempts, journal, cancellationToken).ConfigureAwait(false);
            if (receipt is not null)
            {
                if (!isCounted)
                {
                    Count(ledger, reading, claim.From, claim.To, receipt);
                }

                if (ledger.FindMined(claim) is null)
                {
                    ledger.Append(new SessionRecord.ClaimMined(receipt.TransactionHash, receipt.BlockNumber, Succeeded: true));
                }

                return;
            }
        }
        catch (TransactionRevertedException e)
        {
            figures.ClaimRefused();
            log.ClaimRefused(ledger.Identity.Id, claim.To - claim.From, e.Message);
            ledger.Append(new SessionRecord.ClaimMined(e.Receipt.TransactionHash, e.Receipt.BlockNumber, Succeeded: false));
            return;
        }

        // A node that has forgotten old receipts calls a mined transaction a conflict: the session knows better.
        foreach (SignedBytes attempt in claim.Attempts)
        {
            ledger.Append(reading.Proven >= claim.To && attempt == claim.Attempts[^1]
                ? new SessionRecord.ClaimMined(attempt.Hash, BlockNumber: 0, Succeeded: true)
                : new SessionRecord.Dropped(attempt.Hash));
        }
    }

    private void Count(SessionLedger ledger, SessionReading reading, long from, long to, TransactionReceipt receipt)
    {
        TokenAmount earned = ClaimEconomics.EarnedBy(reading, from, to);
        Wei cost = ClaimEconomics.CostOf(receipt);
        figures.Claimed(to - from, earned, receipt.GasUsed, cost);
        log.Claimed(to - from, ledger.Identity.Id, earned, receipt.GasUsed, cost, receipt.TransactionHash);
    }
}
