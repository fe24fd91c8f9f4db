using System.Numerics;
using Fabstir.Abi;

namespace Fabstir.StreamTestbed.Bills;

/// <summary>What a session has to cost: counted here from what was asked for and what arrived, and never read from the library.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Payer">Whose deposit it is.</param>
/// <param name="Deposit">The deposit, in base units of USDC.</param>
/// <param name="Served">How many tokens were served.</param>
internal sealed record ServiceBill(string SessionId, Address Payer, BigInteger Deposit, int Served)
{
    private const int LeastProven = 100;
    private static readonly BigInteger PriceOfThousand = 5_000;

    /// <summary>What the host bills for so few that the contract takes no claim of them.</summary>
    public int BilledBelowHundred { get; init; } = LeastProven;

    /// <summary>The tokens that the contract has to have been told of.</summary>
    public int Billed => Served is > 0 and < LeastProven ? BilledBelowHundred : Served;

    public BigInteger Cost => Billed * PriceOfThousand / 1_000;

    /// <summary>The treasury's tenth.</summary>
    public BigInteger Fee => Cost / 10;

    public BigInteger ToHost => Cost - Fee;
}
