using Fabstir.Abi;

namespace Fabstir.Ethereum;

/// <summary>How a call is made: a call reads, costs nothing and leaves no trace.</summary>
public sealed record CallOptions
{
    /// <summary>The block whose state is read. Default: the latest.</summary>
    public BlockReference Block { get; init; }

    /// <summary>Who seems to call. Default: the transport's account, or the zero address without one.</summary>
    public Address? From { get; init; }

    /// <summary>Accounts that should look otherwise than they are on chain. Default: none.</summary>
    public IReadOnlyDictionary<Address, AccountOverride>? StateOverride { get; init; }
}
