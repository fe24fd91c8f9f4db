using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Sdk.Tests.Support;

/// <summary>Reads the chain by <c>eth_call</c> with calldata that is put together by hand: what the library says is compared with it.</summary>
internal static class RawChain
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The words that a getter of numbers returns.</summary>
    public static async Task<BigInteger[]> CallAsync(this Marketplace market, Address contract, string signature, params BigInteger[] arguments)
    {
        string selector = Keccak256.Hash(signature).ToString()[2..10];
        string calldata = "0x" + selector + string.Concat(arguments.Select(static value => value.ToString("x64", CultureInfo.InvariantCulture)[^64..]));
        JsonObject call = new() { ["to"] = contract.ToString(), ["data"] = calldata };
        string result = (await market.Devnet.Transport.RequestAsync("eth_call", [call, "latest"], Cancellation)).GetString()![2..];
        return [.. Enumerable.Range(0, result.Length / 64).Select(i => Parse(result.AsSpan(64 * i, 64)))];
    }

    public static BigInteger NumberOf(Address address) => Parse(address.ToString().AsSpan(2));

    /// <summary>The USDC in a wallet.</summary>
    public static async Task<BigInteger> UsdcOfAsync(this Marketplace market, Address account) =>
        (await market.CallAsync(market.Devnet.Deployment.Usdc, "balanceOf(address)", NumberOf(account)))[0];

    /// <summary>What the marketplace may take of an account's USDC.</summary>
    public static async Task<BigInteger> AllowanceOfAsync(this Marketplace market, Address account) =>
        (await market.CallAsync(market.Devnet.Deployment.Usdc, "allowance(address,address)", NumberOf(account), NumberOf(market.Devnet.Deployment.JobMarketplace)))[0];

    /// <summary>A field of <c>sessionJobs</c> by its position: 4 the deposit, 5 the price, 6 the proven tokens, 12 the status, 13 the host's share, 14 the refund.</summary>
    public static async Task<BigInteger> SessionFieldAsync(this Marketplace market, UInt256 sessionId, int position) =>
        (await market.CallAsync(market.Devnet.Deployment.JobMarketplace, "sessionJobs(uint256)", sessionId))[position];

    // The zero in front keeps the first digit from being a sign.
    private static BigInteger Parse(ReadOnlySpan<char> digits) => BigInteger.Parse($"0{digits}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
