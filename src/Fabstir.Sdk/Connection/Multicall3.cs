using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The part of Multicall3 that tells what no contract of the marketplace does.</summary>
internal sealed partial class Multicall3
{
    public async Task<Wei> BalanceAsync(Address account) => new(await GetEthBalanceAsync(account).ConfigureAwait(false));

    public async Task<DateTimeOffset> TimeAsync() =>
        DateTimeOffset.FromUnixTimeSeconds((long)await GetCurrentBlockTimestampAsync().ConfigureAwait(false));
}
