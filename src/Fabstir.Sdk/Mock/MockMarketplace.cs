using System.Globalization;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;

namespace Fabstir;

/// <summary>
/// A marketplace in memory, for demonstrations and unit tests: one host with one model, and what its contracts do with sessions and money. The same steps give the
/// same ids, hashes and times in every run.
/// </summary>
/// <remarks>
/// <see cref="FabstirClient.CreateMock"/> makes clients of it. Here is what the client does not do: the host's claims and completions, and the passing of time. What a
/// client of it cannot do, such as registering a host or voting, is <see cref="FabstirErrorCode.NotImplemented"/>. Thread-safe.
/// </remarks>
public sealed class MockMarketplace
{
    private readonly MockTransport _host;

    /// <summary>A marketplace in which nothing has happened.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative or has more decimals than its token.</exception>
    public MockMarketplace(MockOptions? options = null)
    {
        State = new MockState(options ?? new MockOptions());
        State.Money.AddToWallet(Account, State.Deployment.Usdc, TokenAmount.FromDecimal(State.Options.Usdc, PaymentToken.Usdc).BaseUnits);
        State.Money.AddToWallet(Account, Address.Zero, TokenAmount.FromDecimal(State.Options.Native, PaymentToken.Native).BaseUnits);
        _host = new MockTransport(State, Host);
    }

    /// <summary>The account that has money.</summary>
    public Address Account => State.Options.Account;

    /// <summary>The host.</summary>
    public Address Host { get; } = MockState.Host;

    /// <summary>The model that the host serves.</summary>
    public ModelId Model { get; } = MockState.Model;

    /// <summary>The time of the newest block.</summary>
    public DateTimeOffset Time => State.Chain.Head.Timestamp;

    internal MockState State { get; }

    /// <summary>Lets time pass, and mines a block.</summary>
    /// <param name="time">At least a second; fractions of a second are dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than a second.</exception>
    public void AdvanceTime(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromSeconds(1));
        State.Chain.Mine(TimeSpan.FromSeconds((long)time.TotalSeconds));
    }

    /// <summary>The host claims tokens of a session.</summary>
    /// <param name="sessionId">An active session.</param>
    /// <param name="tokens">LLM tokens, at least 100, and with all before at most what the deposit pays for.</param>
    /// <exception cref="ContractRevertedException">The marketplace refuses, as on chain.</exception>
    public void ClaimTokens(UInt256 sessionId, UInt256 tokens) => SendByHost(new JobMarketplace.Functions.SubmitProofOfWork
    {
        JobId = sessionId,
        TokensClaimed = tokens,
        ProofHash = HashOf("proof"),
        ProofCID = "",
        DeltaCID = "",
    });

    /// <summary>The host completes a session, 30 s after its last claim or the start.</summary>
    /// <param name="sessionId">An active session.</param>
    /// <exception cref="ContractRevertedException">The marketplace refuses, as on chain.</exception>
    public void CompleteByHost(UInt256 sessionId) =>
        SendByHost(new JobMarketplace.Functions.CompleteSessionJob { JobId = sessionId, ConversationCID = "" });

    private void SendByHost<TFunction>(TFunction function)
        where TFunction : JobMarketplace.Call, IContractFunction<TFunction>
    {
        ContractMessage message = new()
        {
            To = State.Deployment.JobMarketplace,
            Calldata = Calldata.Encode(function),
            Signature = TFunction.Signature,
            Call = function,
            DecodeRevert = JobMarketplace.Error.Decode,
        };
        _host.Run(message, Host, HashOf("transaction of the host"));
    }

    private Bytes32 HashOf(string kind) => Keccak256.Hash(string.Create(CultureInfo.InvariantCulture, $"mock {kind} {State.Chain.Head.Number}"));
}
