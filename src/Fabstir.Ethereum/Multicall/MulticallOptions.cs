using System.Runtime.CompilerServices;
using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>How calls are aggregated. Every value has a default; one out of range is refused when it is set.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MulticallOptions
{
    /// <summary>Where Multicall3 is. Default: <c>0xcA11bde05977b3631167028862bE2a173976CA11</c>, the same on almost every chain.</summary>
    public Address Contract { get; init; } = Address.Parse("0xcA11bde05977b3631167028862bE2a173976CA11");

    /// <summary>
    /// Block, caller and state override of all calls. Default: the latest block. More calls than fit in one <c>eth_call</c> may see different
    /// blocks unless one is named here. A contract sees Multicall3 as the sender of a call, and <see cref="CallOptions.From"/> as <c>tx.origin</c>.
    /// </summary>
    public CallOptions? Call { get; init; }

    /// <summary>The most calls in one <c>eth_call</c>. Halved when the node refuses, one at last. Default: 100. Range: 1 to 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int BatchSize { get; init => field = InRange(value, 1, 10_000); } = 100;

    /// <summary>
    /// The most bytes of calldata, of all calls together, in one <c>eth_call</c>; a call that has more goes alone. Default: 100,000. Range: 1,000 to
    /// 10,000,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int MaxCalldataSize { get; init => field = InRange(value, 1_000, 10_000_000); } = 100_000;

    private static int InRange(int value, int least, int most, [CallerMemberName] string name = "") =>
        value < least || value > most ? throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} to {most}.") : value;
}
