using System.Globalization;
using System.Numerics;
using Fabstir.Abi;

namespace Fabstir.ChainFaults.Chain;

/// <summary>A session that is asked for once: its deposit is nobody else's, so that the chain tells how often it was opened.</summary>
/// <param name="Key">The operation key.</param>
/// <param name="Payer">Whose money it is.</param>
/// <param name="IsNative">Whether ether is paid, and not USDC.</param>
/// <param name="Number">What makes the payer's deposits differ: base units above the usual deposit.</param>
/// <param name="Tokens">How many tokens the host proves before the payer ends it; 0 for none, which costs the early fee.</param>
internal sealed record SessionOrder(string Key, Address Payer, bool IsNative, int Number, int Tokens)
{
    private const int TokensOfEarlyFee = 1_000;
    private static readonly BigInteger PriceOfUsdc = 5_000;
    private static readonly BigInteger PriceOfEther = 2_272_727_273_000;

    public BigInteger Deposit => (IsNative ? BigInteger.Pow(10, 16) : BigInteger.Pow(10, 6)) + Number;

    /// <summary>What the payer has to pay: the formula of the contract's documentation, counted here and not read.</summary>
    public BigInteger Cost => (IsNative ? PriceOfEther : PriceOfUsdc) * (Tokens == 0 ? TokensOfEarlyFee : Tokens) / 1_000;

    /// <summary>The treasury's tenth of it; of the early fee it has nothing.</summary>
    public BigInteger Fee => Tokens == 0 ? BigInteger.Zero : Cost / 10;

    public BigInteger ToHost => Cost - Fee;

    public SessionConfig Config => new()
    {
        DepositAmount = decimal.Parse(Deposit.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) / (IsNative ? 1e18m : 1e6m),
        PaymentToken = IsNative ? PaymentToken.Native : PaymentToken.Usdc,
    };
}
