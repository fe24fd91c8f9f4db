using System.Numerics;
using Nethereum.ABI.FunctionEncoding.Attributes;

namespace Pitfalls.Payments;

/// <summary>FAB1003: an entry that the contracts have no longer. A call of it reverts without a reason.</summary>
[Function("createSessionJob", "uint256")] // FAB1003: Function
internal sealed class CreateSessionJobFunction
{
    [Parameter("address", "host", 1)]
    public required string Host { get; set; }

    [Parameter("uint256", "pricePerToken", 2)]
    public BigInteger PricePerToken { get; set; }

    [Parameter("uint256", "maxDuration", 3)]
    public BigInteger MaxDuration { get; set; }

    [Parameter("uint256", "proofInterval", 4)]
    public BigInteger ProofInterval { get; set; }
}

internal static class RemovedSignatures
{
    public const string Treasury = "accumulatedTreasuryETH()"; // FAB1003: "accumulatedTreasuryETH
}
