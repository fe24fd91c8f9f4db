namespace Fabstir.Development;

/// <summary>How a local chain is started. The defaults are anvil's own.</summary>
/// <remarks>Values out of range are refused where they are set.</remarks>
public sealed record AnvilOptions
{
    /// <summary>The mnemonic that every anvil and hardhat uses by default. It is public: its accounts on real chains are emptied at once.</summary>
    public const string PublicMnemonic = "test test test test test test test test test test test junk";

    /// <summary>For thousands of transactions: a block every second, of up to four billion units of gas.</summary>
    /// <remarks>
    /// Where every transaction is a block of its own, some thousands that write storage stop anvil from answering. Blocks are so large that thousands
    /// of sessions fill none by half: the base fee does not rise, for which anvil would drop what waits with a lower one.
    /// </remarks>
    public static AnvilOptions Load { get; } = new() { BlockTime = TimeSpan.FromSeconds(1), BlockGasLimit = 4_000_000_000 };

    /// <summary>Time between blocks, at least 1 ms. Default: <see langword="null"/>, a block for each transaction as soon as it arrives.</summary>
    /// <remarks>
    /// Blocks that are mined for each transaction share timestamps, which are whole seconds: what a contract limits by the second is refused
    /// then. Load and waiting are tested with <see cref="Load"/>.
    /// </remarks>
    public TimeSpan? BlockTime
    {
        get;
        init => field = value is null ? null : AtLeast(value.Value, TimeSpan.FromMilliseconds(1), nameof(BlockTime));
    }

    /// <summary>The most gas that a block may use, at least 21,000. Default: <see langword="null"/>, anvil's 30 million.</summary>
    public ulong? BlockGasLimit
    {
        get;
        init => field = value is null ? null : AtLeast(value.Value, 21_000UL, nameof(BlockGasLimit));
    }

    /// <summary>The chain id, at least 1. Default: 31337.</summary>
    public ulong ChainId { get; init => field = AtLeast(value, 1UL, nameof(ChainId)); } = 31337;

    /// <summary>How many funded accounts the chain has, 1 to 1,000: each costs a millisecond of the start. Default: 10.</summary>
    public int AccountCount
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1_000, nameof(AccountCount));
            field = AtLeast(value, 1, nameof(AccountCount));
        }
    } = 10;

    /// <summary>The BIP-39 words that the accounts come from. Default: <see cref="PublicMnemonic"/>.</summary>
    /// <remarks>Anybody on the machine can read it in the list of processes: never use one that holds value elsewhere.</remarks>
    public string Mnemonic
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(Mnemonic));
            field = value;
        }
    } = PublicMnemonic;

    /// <summary>What each account has at the start, in whole ether. Default: 10,000.</summary>
    public ulong AccountBalance { get; init; } = 10_000;

    /// <summary>Further arguments, as on anvil's command line. Default: none.</summary>
    /// <remarks>
    /// Where it listens and what it prints at the start cannot be changed. It is ended without notice, so that <c>--dump-state</c> never
    /// writes: ask for the state by <see cref="Devnet.DumpStateAsync(CancellationToken)"/>. A devnet with arguments is always deployed anew.
    /// </remarks>
    public IReadOnlyList<string> ExtraArguments { get; init => field = ReservedArguments.Refuse(value, nameof(ExtraArguments)); } = [];

    /// <summary>How long anvil may take from its start until it listens. Default: 30 seconds; it needs about 30 ms.</summary>
    public TimeSpan StartupTimeout
    {
        get;
        init => field = AtLeast(value, TimeSpan.FromMilliseconds(1), nameof(StartupTimeout));
    } = TimeSpan.FromSeconds(30);

    /// <summary>How many of the last lines that it prints are kept, at least 1. Default: 100.</summary>
    public int KeptOutputLines { get; init => field = AtLeast(value, 1, nameof(KeptOutputLines)); } = 100;

    /// <summary>The executable. Default: <see langword="null"/>, what <see cref="AnvilLocator.FindAsync(CancellationToken)"/> finds.</summary>
    public AnvilBinary? Binary { get; init; }

    /// <summary>The clock of the time limits, not of the chain. Default: the system's.</summary>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(TimeProvider));
            field = value;
        }
    } = TimeProvider.System;

    private static T AtLeast<T>(T value, T minimum, string name)
        where T : IComparable<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        return value;
    }
}
