using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Testing;

/// <summary>A transport without a chain, for unit tests: generated clients work on it unchanged, and the test says what the contracts do.</summary>
/// <remarks>
/// <para>
/// What was not expected throws <see cref="UnexpectedMessageException"/>. Of several expectations that match, the newest answers. A transaction is mined
/// at once, each in a block of its own, and whoever waits for it need not.
/// </para>
/// <code>
/// FakeTransport transport = new();
/// transport.OnCall(new Vault.Functions.BalanceOf { Account = alice }).Returns(5);
/// transport.OnSend(new Vault.Functions.Deposit { Token = usdc, Amount = 5 }).Emits(new Vault.Event.Deposited { Account = alice, Amount = 5 });
/// var vault = new Vault(transport, address);
/// </code>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed partial class FakeTransport : IContractTransport, ITypedCalls
{
    private readonly Lock _lock = new();
    private readonly List<Expectation> _expectations = [];
    private readonly List<RecordedMessage> _recorded = [];
    private readonly FakeChain _chain;

    /// <summary>A transport on which nothing is expected yet.</summary>
    /// <param name="account">Who sends transactions. Default: <c>0x000000000000000000000000000000000000fA4e</c>.</param>
    public FakeTransport(Address? account = null)
    {
        Account = account ?? Address.Parse("0x000000000000000000000000000000000000fa4e");
        _chain = new FakeChain(Account);
    }

    /// <summary>Who sends transactions.</summary>
    public Address Account { get; }

    /// <summary>The number of the newest block: each transaction and each <see cref="Emit"/> makes one.</summary>
    public ulong BlockNumber => _chain.Head;

    /// <summary>All that clients did, in order: also what was not expected, or refused.</summary>
    public IReadOnlyList<RecordedMessage> Recorded
    {
        get
        {
            lock (_lock)
            {
                return [.. _recorded];
            }
        }
    }

    /// <summary>The calls of one function, decoded.</summary>
    /// <typeparam name="TFunction">The generated message.</typeparam>
    public IReadOnlyList<TFunction> CallsOf<TFunction>()
        where TFunction : IContractFunction<TFunction> =>
        [.. Recorded.Where(static one => !one.IsTransaction && one.IsOf<TFunction>()).Select(static one => one.Decode<TFunction>())];

    /// <summary>The transactions to one function, decoded.</summary>
    /// <typeparam name="TFunction">The generated message.</typeparam>
    public IReadOnlyList<TFunction> TransactionsOf<TFunction>()
        where TFunction : IContractFunction<TFunction> =>
        [.. Recorded.Where(static one => one.IsTransaction && one.IsOf<TFunction>()).Select(static one => one.Decode<TFunction>())];

    /// <summary>Checks that every expectation was used at least once.</summary>
    /// <exception cref="ExpectationNotMetException">One was not.</exception>
    public void VerifyAll()
    {
        string[] missing;
        lock (_lock)
        {
            missing = [.. _expectations.Where(static one => !one.WasUsed).Select(static one => one.ToString())];
        }

        if (missing.Length > 0)
        {
            throw new ExpectationNotMetException(missing);
        }
    }

    private RecordedMessage Record(RecordedMessage message)
    {
        lock (_lock)
        {
            _recorded.Add(message);
        }

        return message;
    }

    private TExpectation Add<TExpectation>(TExpectation expectation)
        where TExpectation : Expectation
    {
        lock (_lock)
        {
            _expectations.Add(expectation);
        }

        return expectation;
    }

    // Outside the lock: a condition is the test's code, and may use the transport.
    private Expectation Find(RecordedMessage message)
    {
        Expectation[] expectations;
        lock (_lock)
        {
            expectations = [.. _expectations];
        }

        return Array.FindLast(expectations, one => one.Matches(message))
            ?? throw new UnexpectedMessageException(message, [.. expectations.Select(static one => one.ToString())]);
    }
}
