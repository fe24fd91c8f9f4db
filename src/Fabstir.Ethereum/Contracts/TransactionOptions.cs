using System.Runtime.CompilerServices;

namespace Fabstir.Ethereum;

/// <summary>How a transaction is sent. What is not set is asked from the node, or is as the transport's options say.</summary>
public sealed record TransactionOptions
{
    /// <summary>The most gas that it may use. Default: the node's estimate and a fifth more.</summary>
    public ulong? GasLimit { get; init; }

    /// <summary>
    /// What it may use beyond the estimate and its margin. Default: 0. For what transactions before it, which the estimate does not see, make dearer: a storage
    /// slot that they empty costs up to 19,900 units more to fill than to overwrite (EIP-2200, EIP-2929). Not used with <see cref="GasLimit"/>.
    /// </summary>
    public uint ExtraGas { get; init; }

    /// <summary>
    /// The most to pay for a unit of gas, tip included; no replacement or cancellation offers more. Default: twice the base fee of the latest block and
    /// the tip, and for replacements the ceiling of the transport, if it has one.
    /// </summary>
    public Wei? MaxFeePerGas { get; init; }

    /// <summary>What of it goes to whoever builds the block. Default: what the node suggests.</summary>
    public Wei? MaxPriorityFeePerGas { get; init; }

    /// <summary>After how many blocks it is replaced by itself with a higher fee. Default: as the transport says. Range: 1 to 10,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int? ReplaceAfterBlocks { get; init => field = InRange(value, 1, 10_000); }

    /// <summary>How often it is replaced at most. Default: as the transport says. Range: 0 to 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int? MaxReplacements { get; init => field = InRange(value, 0, 20); }

    /// <summary>
    /// Remembers what is signed before it is sent. Default: none, and a program that ends meanwhile does not know what it has sent. A transaction with a
    /// journal is followed until it is mined, also when nobody waits for it. Not for accounts of the node, which show nobody what they sign.
    /// </summary>
    public ITransactionJournal? Journal { get; init; }

    private static int? InRange(int? value, int least, int most, [CallerMemberName] string name = "") =>
        value < least || value > most ? throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} to {most}.") : value;
}
