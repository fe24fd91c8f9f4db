using System.Collections.Concurrent;
using Fabstir.Abi;

namespace Fabstir.Host.Tests.Support;

/// <summary>What the chain knows of clients, as the test says.</summary>
internal sealed class FakeAccounts : IClientAccounts
{
    public HashSet<(Address Depositor, Address Delegate)> Delegates { get; } = [];

    /// <summary>Contracts of wallets, and the one signature that each takes for its own.</summary>
    public Dictionary<Address, Bytes> Wallets { get; } = [];

    public ConcurrentQueue<Address> AskedContracts { get; } = [];

    public Task<bool> IsDelegateAsync(Address depositor, Address account, CancellationToken cancellationToken) =>
        Task.FromResult(Delegates.Contains((depositor, account)));

    public Task<bool> IsSignedByContractAsync(Address contract, Bytes32 digest, Bytes signature, CancellationToken cancellationToken)
    {
        AskedContracts.Enqueue(contract);
        return Task.FromResult(Wallets.TryGetValue(contract, out Bytes own) && own == signature);
    }
}
