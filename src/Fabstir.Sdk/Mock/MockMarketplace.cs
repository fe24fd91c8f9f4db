using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>
/// A marketplace in memory, for demonstrations and unit tests: what its contracts do with sessions, money, hosts, models, votes and fees. It begins with one host
/// that serves one model; more come by registering and voting. The same steps give the same ids, hashes and times in every run.
/// </summary>
/// <remarks>
/// <see cref="FabstirClient.CreateMock"/> makes clients of it, which can do all that a client of a chain can. Here is what no client does: a host's claims and
/// completions, money out of nothing, and the passing of time, which votes need to end. Thread-safe.
/// </remarks>
public sealed class MockMarketplace
{
    /// <summary>A marketplace in which nothing has happened.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative or has more decimals than its token.</exception>
    public MockMarketplace(MockOptions? options = null)
    {
        Contracts = new MockContracts(new MockState(options ?? new MockOptions()));
        Mint(Account, TokenAmount.FromDecimal(State.Options.Usdc, PaymentToken.Usdc));
        Mint(Account, TokenAmount.FromDecimal(State.Options.Native, PaymentToken.Native));
        Mint(Account, FabAmount.FromDecimal(State.Options.Fab));
        MockBeginning.Fill(Contracts);
    }

    /// <summary>The account that has money.</summary>
    public Address Account => State.Options.Account;

    /// <summary>The host that there is from the beginning.</summary>
    public Address Host { get; } = MockState.Host;

    /// <summary>The model that the host serves.</summary>
    public ModelId Model { get; } = MockState.Model;

    /// <summary>Who collects the marketplace's fees, and alone may withdraw them.</summary>
    public Address Treasury { get; } = MockState.Treasury;

    /// <summary>The time of the newest block.</summary>
    public DateTimeOffset Time => State.Chain.Head.Timestamp;

    internal MockContracts Contracts { get; }

    internal MockState State => Contracts.State;

    /// <summary>Lets time pass, and mines a block.</summary>
    /// <param name="time">At least a second; fractions of a second are dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than a second.</exception>
    public void AdvanceTime(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromSeconds(1));
        State.Chain.Mine(TimeSpan.FromSeconds((long)time.TotalSeconds));
    }

    /// <summary>Money out of nothing, for any account.</summary>
    /// <param name="account">Who gets it.</param>
    /// <param name="amount">How much USDC or native currency.</param>
    public void Mint(Address account, TokenAmount amount)
    {
        lock (State.Lock)
        {
            State.Money.AddToWallet(account, Payment.AddressOf(amount.Token, State.Deployment), amount.BaseUnits);
        }
    }

    /// <summary>FAB out of nothing, for any account.</summary>
    /// <param name="account">Who gets it.</param>
    /// <param name="amount">How much.</param>
    public void Mint(Address account, FabAmount amount)
    {
        lock (State.Lock)
        {
            Contracts.Fab.Mint(account, amount.BaseUnits);
        }
    }

    /// <summary>A session's host claims tokens.</summary>
    /// <param name="sessionId">An active session.</param>
    /// <param name="tokens">LLM tokens, at least 100, and with all before at most what the deposit pays for.</param>
    /// <exception cref="ContractRevertedException">The marketplace refuses, as on chain.</exception>
    public void ClaimTokens(UInt256 sessionId, UInt256 tokens) => new MockHostActions(Contracts).ClaimTokens(sessionId, tokens);

    /// <summary>A session's host completes it, 30 s after its last claim or the start.</summary>
    /// <param name="sessionId">An active session.</param>
    /// <exception cref="ContractRevertedException">The marketplace refuses, as on chain.</exception>
    public void CompleteByHost(UInt256 sessionId) => new MockHostActions(Contracts).Complete(sessionId);
}
