using System.Collections.Concurrent;

namespace Fabstir;

/// <summary>What all clients of one chain share in a process: locks and sums that are right only if everybody uses the same. Thread-safe.</summary>
internal sealed class ChainWorld
{
    private static readonly ConcurrentDictionary<ulong, ChainWorld> Chains = new();

    private readonly ConcurrentDictionary<object, object> _shared = new();

    /// <summary>The one of a chain. A chain in memory has one of its own instead.</summary>
    public static ChainWorld Of(ulong chainId) => Chains.GetOrAdd(chainId, static _ => new ChainWorld());

    /// <summary>The thing of its kind that has a key.</summary>
    public T Share<T>(object key, Func<T> create)
        where T : class =>
        (T)_shared.GetOrAdd((typeof(T), key), static (_, make) => make(), create);
}
