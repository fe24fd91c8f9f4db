using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Host;

/// <summary>Adds up what the host does and earns, and tells telemetry. Thread-safe.</summary>
internal sealed class HostFigures
{
    private readonly Lock _lock = new();
    private long _served;
    private MoneySnapshot _sums = new()
    {
        ServedTokens = 0,
        ProvenTokens = 0,
        UnpaidTokens = 0,
        Claims = 0,
        RefusedClaims = 0,
        Completions = 0,
        EarnedUsdc = new TokenAmount(UInt256.Zero, PaymentToken.Usdc),
        EarnedNative = new TokenAmount(UInt256.Zero, PaymentToken.Native),
        GasUsed = 0,
        GasCost = Wei.Zero,
    };

    /// <summary>The sums until now.</summary>
    public MoneySnapshot Snapshot
    {
        get
        {
            lock (_lock)
            {
                return _sums with { ServedTokens = Interlocked.Read(ref _served) };
            }
        }
    }

    /// <summary>Tokens were served; fewer than none when they are billed no more.</summary>
    public void Served(int tokens)
    {
        CountTokens("served", tokens);
        Interlocked.Add(ref _served, tokens);
    }

    /// <summary>A claim was mined.</summary>
    public void Claimed(long tokens, TokenAmount earned, ulong gasUsed, Wei cost)
    {
        CountTokens("proven", tokens);
        MoneyTelemetry.Claims.Add(1, new KeyValuePair<string, object?>("fabstir.claim.outcome", "mined"));
        MoneyTelemetry.Earned.Add((double)earned.BaseUnits / Math.Pow(10, Payment.DecimalsOf(earned.Token)), new KeyValuePair<string, object?>("fabstir.payment_token", earned.Token.ToString()));
        CountGas("submitProofOfWork", gasUsed, cost);
        Update(sums => sums with
        {
            ProvenTokens = sums.ProvenTokens + tokens,
            Claims = sums.Claims + 1,
            EarnedUsdc = earned.Token == PaymentToken.Usdc ? Sum(sums.EarnedUsdc, earned) : sums.EarnedUsdc,
            EarnedNative = earned.Token == PaymentToken.Native ? Sum(sums.EarnedNative, earned) : sums.EarnedNative,
        });
    }

    /// <summary>The contract refused a claim.</summary>
    public void ClaimRefused()
    {
        MoneyTelemetry.Claims.Add(1, new KeyValuePair<string, object?>("fabstir.claim.outcome", "refused"));
        Update(static sums => sums with { RefusedClaims = sums.RefusedClaims + 1 });
    }

    /// <summary>The host completed a session.</summary>
    public void Completed(ulong gasUsed, Wei cost)
    {
        CountGas("completeSessionJob", gasUsed, cost);
        Update(static sums => sums with { Completions = sums.Completions + 1 });
    }

    /// <summary>A session ended, with tokens that nobody pays.</summary>
    public void Ended(string status, long unpaid)
    {
        CountTokens("unpaid", unpaid);
        MoneyTelemetry.SessionsEnded.Add(1, new KeyValuePair<string, object?>("fabstir.session.status", status));
        Update(sums => sums with { UnpaidTokens = sums.UnpaidTokens + unpaid });
    }

    private void CountGas(string function, ulong used, Wei cost)
    {
        KeyValuePair<string, object?> name = new("fabstir.function", function);
        MoneyTelemetry.Gas.Add((long)Math.Min(used, long.MaxValue), name);
        MoneyTelemetry.GasCost.Add((double)cost.Value / Math.Pow(10, Payment.NativeDecimals), name);
        Update(sums => sums with { GasUsed = sums.GasUsed + used, GasCost = sums.GasCost + cost });
    }

    private static void CountTokens(string state, long tokens)
    {
        // A counter of telemetry only grows.
        if (tokens > 0)
        {
            MoneyTelemetry.Tokens.Add(tokens, new KeyValuePair<string, object?>("fabstir.token.state", state));
        }
    }

    private static TokenAmount Sum(TokenAmount left, TokenAmount right) => left with { BaseUnits = left.BaseUnits + right.BaseUnits };

    private void Update(Func<MoneySnapshot, MoneySnapshot> change)
    {
        lock (_lock)
        {
            _sums = change(_sums);
        }
    }
}
