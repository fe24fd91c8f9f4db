using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>The part of Multicall3 that tells what no contract of the marketplace does.</summary>
internal sealed partial class Multicall3
{
    public async Task<Wei> BalanceAsync(Address account) => new(await GetEthBalanceAsync(account).ConfigureAwait(false));

    public async Task<DateTimeOffset> TimeAsync() =>
        DateTimeOffset.FromUnixTimeSeconds((long)await GetCurrentBlockTimestampAsync().ConfigureAwait(false));

    /// <summary>The number of the block that is read, whatever a node makes of it.</summary>
    public async Task<ulong> BlockAsync() => (ulong)UInt256.Min(await GetBlockNumberAsync().ConfigureAwait(false), ulong.MaxValue);
}
