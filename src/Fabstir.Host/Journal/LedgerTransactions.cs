using Fabstir.Abi;

namespace Fabstir.Host;

/// <summary>The claims and the completion of one session, and what became of their transactions. Whoever uses it holds the lock of its ledger.</summary>
internal sealed class LedgerTransactions
{
    private readonly List<LedgerClaim> _claims = [];
    private readonly List<SignedBytes> _completions = [];
    private readonly Dictionary<Bytes32, bool> _mined = [];
    private readonly HashSet<Bytes32> _dropped = [];

    /// <summary>All claims, oldest first.</summary>
    public IReadOnlyList<LedgerClaim> Claims => _claims;

    /// <summary>The claim that may still be mined; null when there is none.</summary>
    public LedgerClaim? OutstandingClaim => _claims.LastOrDefault() is { } claim && IsOutstanding(claim.Attempts) ? claim : null;

    /// <summary>The transactions of the completion that may still be mined; empty when there is none.</summary>
    public IReadOnlyList<SignedBytes> OutstandingCompletion => IsOutstanding(_completions) ? [.. _completions.Where(one => !_dropped.Contains(one.Hash))] : [];

    /// <summary>The claims that were mined and are of more tokens than are proven, oldest first.</summary>
    public IReadOnlyList<LedgerClaim> FindMinedBeyond(long proven) => [.. _claims.Where(claim => claim.To > proven && FindMined(claim) is not null)];

    /// <summary>The transaction of a claim that is mined and succeeded; null when none is.</summary>
    public Bytes32? FindMined(LedgerClaim claim) => claim.Attempts.FirstOrDefault(one => _mined.GetValueOrDefault(one.Hash))?.Hash;

    /// <summary>A claim is signed.</summary>
    /// <returns>False when its number does not follow.</returns>
    public bool Plan(SessionRecord.ClaimPlanned planned)
    {
        if (planned.Claim == _claims.Count)
        {
            _claims.Add(new LedgerClaim(planned.Claim, planned.From, planned.To, planned.ProofHash, [planned.Signed]));
            return true;
        }

        if (planned.Claim != _claims.Count - 1)
        {
            return false;
        }

        LedgerClaim claim = _claims[^1];
        _claims[^1] = claim with { Attempts = [.. claim.Attempts, planned.Signed] };
        return true;
    }

    /// <summary>The completion is signed.</summary>
    public void Plan(SessionRecord.CompletionPlanned planned) => _completions.Add(planned.Signed);

    /// <summary>A transaction is in a block.</summary>
    /// <returns>The claim that it makes; null when it makes none.</returns>
    public LedgerClaim? Mine(Bytes32 transaction, bool succeeded)
    {
        _mined[transaction] = succeeded;
        _dropped.Remove(transaction);
        return succeeded ? _claims.FirstOrDefault(claim => claim.Attempts.Any(one => one.Hash == transaction)) : null;
    }

    /// <summary>A transaction will not be mined. A reorganisation can take back what was, and put another attempt into its place.</summary>
    public void Drop(Bytes32 transaction)
    {
        _mined.Remove(transaction);
        _dropped.Add(transaction);
    }

    private bool IsOutstanding(IReadOnlyList<SignedBytes> attempts) =>
        attempts.Any(one => !_dropped.Contains(one.Hash)) && !attempts.Any(one => _mined.ContainsKey(one.Hash));
}
