using System.Runtime.CompilerServices;
using Fabstir.Abi;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabstir.Ethereum;

/// <summary>How a <see cref="JsonRpcTransport"/> talks to its node. Every value has a default; one out of range is refused when it is set.</summary>
/// <remarks>Immutable, thread-safe. Holds no secret: keys are in the endpoint and in the signer.</remarks>
public sealed record JsonRpcTransportOptions
{
    /// <summary>
    /// The chain that every node must be on (EIP-155): asked before anything else, and again after every failure. Default: null, whatever the node says. Set it wherever
    /// real money is sent.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0.</exception>
    public ulong? ChainId
    {
        get;
        init => field = value is 0 ? throw new ArgumentOutOfRangeException(nameof(ChainId), value, "A chain id is at least 1.") : value;
    }

    /// <summary>
    /// The account to send from when the node keeps its key (<c>eth_sendTransaction</c>), as development chains and private nodes do. Default: none.
    /// Not together with a signer.
    /// </summary>
    public Address? NodeAccount { get; init; }

    /// <summary>
    /// What sends transactions instead of a signer: a contract wallet, a bundler. Default: none. Not together with a signer or <see cref="NodeAccount"/>.
    /// </summary>
    public ITransactionSender? TransactionSender { get; init; }

    /// <summary>How long a request may take. Default: 30 s. Range: 10 ms to 10 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan RequestTimeout
    {
        get;
        init => field = InRange(value, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10));
    }
    = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often all endpoints are asked again for what none of them answered: nobody was reached, it took too long, HTTP 429 or 5xx, a page instead of an
    /// answer. Between two rounds the transport waits for <see cref="PollInterval"/>, or as long as a node says (Retry-After) if that is no longer than
    /// <see cref="RequestTimeout"/>. A transaction is not handed over again before it was looked up. Default: 2. Range: 0 to 10.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int MaxRetries { get; init => field = InRange(value, 0, 10); } = 2;

    /// <summary>
    /// How long to wait for a node that is behind the newest block that this transport has acted on: nodes behind one URL are some blocks apart. After that the
    /// node is believed, because the chain may have gone back. Default: 10 s. Range: 0 to 5 minutes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan MaxLag
    {
        get;
        init => field = InRange(value, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }
    = TimeSpan.FromSeconds(10);

    /// <summary>How often the newest block is asked for while somebody waits. Default: 1 s. Range: 10 ms to 5 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan PollInterval
    {
        get;
        init => field = InRange(value, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
    }
    = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Where the node announces new blocks, so that subscriptions need not poll: <c>eth_subscribe</c> over WebSocket. Default: none, subscriptions poll. It
    /// says only when to ask; what is asked goes to the HTTP endpoint, also while there is no connection.
    /// </summary>
    public WebSocketEndpoint? BlockAnnouncements { get; init; }

    /// <summary>
    /// How long nothing may be seen of a transaction, while it is sent or waited for, before it ends in
    /// <see cref="TransactionOutcomeUnknownException"/>. Default: 2 minutes. Range: 1 s to 1 day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public TimeSpan OutcomeTimeout
    {
        get;
        init => field = InRange(value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
    }
    = TimeSpan.FromMinutes(2);

    /// <summary>The most calls in a request. Halved when the node refuses, one at last. Default: 10. Range: 1 to 1,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int BatchSize { get; init => field = InRange(value, 1, 1_000); } = 10;

    /// <summary>
    /// The most blocks that are searched for logs in a request. Halved when the node refuses, one at last. Default: 9,000, below the 10,000 that
    /// public nodes allow. Range: 1 to 1,000,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int LogRange { get; init => field = InRange(value, 1, 1_000_000); } = 9_000;

    /// <summary>How much more gas than the node's estimate a transaction may use, in percent. Default: 20. Range: 0 to 400.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int GasMarginPercent { get; init => field = InRange(value, 0, 400); } = 20;

    /// <summary>
    /// How many transactions of an account may wait to be mined; the next ones queue. Default: 8. Range: 1 to 16, which is what public pools
    /// keep of an account.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int MaxInFlight { get; init => field = InRange(value, 1, 16); } = 8;

    /// <summary>
    /// The most that a transaction offers for a unit of gas, tip included, also when it is replaced; one that sets
    /// <see cref="TransactionOptions.MaxFeePerGas"/> goes by that. Default: none.
    /// </summary>
    public Wei? MaxFeePerGas { get; init; }

    /// <summary>
    /// After how many blocks a transaction that is not mined is replaced by itself with a higher fee, as long as it is followed: somebody waits for it,
    /// or it has a journal. Default: 10. Range: 1 to 10,000.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int ReplaceAfterBlocks { get; init => field = InRange(value, 1, 10_000); } = 10;

    /// <summary>How often a transaction is replaced at most. Default: 3. Range: 0, never, to 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int MaxReplacements { get; init => field = InRange(value, 0, 20); } = 3;

    /// <summary>The most bytes of an answer that are read. Default: 32 MiB. Range: 64 KiB to 1 GiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int MaxResponseSize { get; init => field = InRange(value, 1 << 16, 1 << 30); } = 1 << 25;

    /// <summary>What time is measured by. Default: the system's clock.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(TimeProvider));
    }
    = TimeProvider.System;

    /// <summary>Where it is logged that a node had to be asked differently, or a transaction sent again. Default: nowhere.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public ILoggerFactory LoggerFactory
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(LoggerFactory));
    }
    = NullLoggerFactory.Instance;

    private static T InRange<T>(T value, T least, T most, [CallerMemberName] string name = "")
        where T : IComparable<T> =>
        value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} to {most}.")
            : value;
}
