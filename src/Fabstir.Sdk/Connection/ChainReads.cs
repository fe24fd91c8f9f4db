using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>What can be read together, from one block: the contracts, native balances, and the time of the block.</summary>
/// <remarks>Start all reads before the first is awaited: they are sent together, and one that is awaited before the others are started never ends.</remarks>
internal sealed class ChainReads(FabstirContracts contracts, Func<Address, Task<Wei>> readBalance, Func<Task<DateTimeOffset>> readTime)
{
    public FabstirContracts Contracts => contracts;

    /// <summary>How much native currency an account has.</summary>
    public Task<Wei> BalanceAsync(Address account) => readBalance(account);

    /// <summary>What contracts see as the time.</summary>
    public Task<DateTimeOffset> BlockTimeAsync() => readTime();
}
