using System.Runtime.CompilerServices;

namespace Fabstir;

/// <summary>A session with its host at the other end: prompts are answered, tokens counted, and claims of the host compared with them. Thread-safe.</summary>
/// <remarks>
/// <para>
/// Prompts are answered one at a time, in the order in which they were asked. The session on chain is <see cref="Session"/>; disposing this closes the socket, cancels
/// what is being answered, and sends no transaction. Hosts that speak no <c>fabstir-stream/1</c> settle the session when its socket closes.
/// </para>
/// <code>
/// await using LlmSession llm = await session.OpenStreamAsync();
/// await foreach (TokenChunk piece in llm.StreamAsync("Why is the sky blue?"))
/// {
///     Console.Write(piece.Text);
/// }
/// </code>
/// </remarks>
public sealed class LlmSession : IAsyncDisposable
{
    private readonly PromptServices _services;
    private readonly ClaimGuard _guard;
    private readonly CancellationTokenSource _closing = new();
    private readonly PauseWarning _warning;
    private int _isClosed;

    private LlmSession(PromptServices services)
    {
        _services = services;
        _guard = new ClaimGuard(services);
        _warning = new PauseWarning(services);
    }

    /// <summary>The session on chain.</summary>
    public FabstirSession Session => _services.Party.Session;

    /// <summary>What its host said that it can do.</summary>
    public HostCapabilities Capabilities => _services.Link.Capabilities;

    /// <summary>Whether it takes prompts.</summary>
    public LlmSessionState State => Volatile.Read(ref _isClosed) != 0 ? LlmSessionState.Closed
        : _services.Link.IsEnded ? LlmSessionState.EndedByHost
        : _services.Pause.IsClosed ? LlmSessionState.Paused
        : LlmSessionState.Open;

    /// <summary>What was said, oldest first: prompts that were answered or cancelled in the middle, with their answers. A list that does not change.</summary>
    public IReadOnlyList<ChatTurn> History => _services.History.Turns;

    /// <summary>What it has used and costs so far.</summary>
    public SessionUsage Usage => _services.Meter.Usage;

    /// <summary>Opens the socket of a session's host; <see cref="SessionStreams.OpenStreamAsync"/> is the same.</summary>
    internal static async Task<LlmSession> OpenAsync(FabstirSession session, LlmSessionOptions options, CancellationToken cancellationToken)
    {
        MarketplaceConnection client = session.Connection;
        (SessionState? state, SettlementRules rules, Model? model, RegisteredHost? host) = await client.ReadAsync(
            async reads =>
            {
                Task<SessionState?> readState = SessionStateReads.ReadAsync(reads, session.Id);
                Task<SettlementRules> readRules = SettlementRules.ReadAsync(reads);
                Task<Model?> readModel = ModelDirectory.ReadAsync(reads, session.Model);
                Task<RegisteredHost?> readHost = HostDirectory.ReadAsync(reads, session.Identity.Host);
                await Task.WhenAll(readState, readRules, readModel, readHost).ConfigureAwait(false);
                return (await readState.ConfigureAwait(false), await readRules.ConfigureAwait(false), await readModel.ConfigureAwait(false), await readHost.ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        SessionState now = SessionIdentification.Check(state, session.Identity);
        if (now.Status != SessionStatus.Active)
        {
            throw new FabstirException(FabstirErrorCode.InvalidSessionState, $"Session {session.Id} has ended ({now.Status}): open another one.");
        }

        Uri url = options.HostUrl ?? host?.Url ?? throw new FabstirException(
            FabstirErrorCode.HostNotActive,
            $"The registry has no URL of {session.Identity.Host} that could be followed (NodeRegistry.nodes): set {nameof(LlmSessionOptions)}.{nameof(LlmSessionOptions.HostUrl)}.");
        SessionParty party = new(session, new HostEndpoint(url), new ModelNames(session.Model, model, options.ModelName), options);
        StreamLog log = new(client.Logger);
        SessionMeter meter = new(session, rules);
        meter.Prove(now.ProvenTokens);
        LlmSession opened = new(new PromptServices(
            party, new SessionLink(party), new PromptTurns(), new PauseGate(), new ConversationHistory(options.MaxHistory), meter, log));
        try
        {
            await opened._services.Redial.RunAsync(options.ConnectAttempts, Protocol.StreamProtocol.ResumeWithin, cancellationToken).ConfigureAwait(false);
            log.Connected(session.Id, party.Endpoint.Name, opened.Capabilities);
            opened._guard.Start();
            return opened;
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks, and hands the answer out as it comes. The prompt gets in line at once, whether the stream is read or not.</summary>
    /// <param name="prompt">What is asked: with the conversation before it at most 256 KiB of UTF-8, where older turns are left out.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="OutOfBoundsException">An option is out of its range.</exception>
    /// <exception cref="StreamException">The prompt is empty or too long: <see cref="FabstirErrorCode.InvalidPrompt"/>. What else goes wrong is thrown where the stream is read.</exception>
    /// <exception cref="SessionEndedByHostException">The host has ended the session.</exception>
    /// <exception cref="ObjectDisposedException">The session was ended or disposed.</exception>
    public TokenStream StreamAsync(string prompt, PromptOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
        PromptOptions asked = (options ?? new PromptOptions()).Checked();
        PromptConversation.Of(prompt, _services.Party.Options.SystemPrompt, []);
        return new TokenStream(PromptRun.Start(_services, prompt, asked, cancellationToken, _closing.Token));
    }

    /// <summary>Asks, and waits for the whole answer.</summary>
    /// <param name="prompt">What is asked: see <see cref="StreamAsync"/>.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <exception cref="OutOfBoundsException">An option is out of its range.</exception>
    /// <exception cref="StreamException">The prompt cannot be sent, the host refuses it or fails, or the answer is cut.</exception>
    /// <exception cref="ObjectDisposedException">The session was ended or disposed.</exception>
    public async Task<Completion> CompleteAsync(string prompt, PromptOptions? options = null, CancellationToken cancellationToken = default)
    {
        TokenStream stream = StreamAsync(prompt, options, cancellationToken);
        await foreach (TokenChunk _ in stream.ConfigureAwait(false))
        {
            // The pieces are joined where they arrive.
        }

        return await stream.Whole.ConfigureAwait(false);
    }

    /// <summary>Lets prompts wait from now on; what is being answered goes on. The socket stays open, because some hosts settle when it closes.</summary>
    /// <remarks>Reads the session on chain. A warning is logged a minute before the deadline.</remarks>
    /// <param name="cancellationToken">Cancels the request; prompts wait all the same.</param>
    /// <returns>Until when it can be paused.</returns>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public async Task<SessionPause> PauseAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
        _services.Pause.Close();
        SessionState state = await Session.GetStateAsync(cancellationToken).ConfigureAwait(false);
        TimeSpan left = state.TimeoutAt - state.BlockTime;
        SessionPause pause = new(state.TimeoutAt, left > TimeSpan.Zero ? left : TimeSpan.Zero);
        _warning.Start(pause);
        return pause;
    }

    /// <summary>Lets prompts go on.</summary>
    /// <remarks>Reads the session on chain.</remarks>
    /// <param name="cancellationToken">Cancels the request; it stays paused.</param>
    /// <exception cref="FabstirException">Somebody ended the session meanwhile: <see cref="FabstirErrorCode.InvalidSessionState"/>.</exception>
    /// <exception cref="ChainException">The chain could not be read.</exception>
    public async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) != 0, this);
        SessionState state = await Session.GetStateAsync(cancellationToken).ConfigureAwait(false);
        if (state.Status != SessionStatus.Active)
        {
            throw new FabstirException(FabstirErrorCode.InvalidSessionState, $"Session {Session.Id} has ended while it was paused ({state.Status}).");
        }

        _warning.Stop();
        _services.Pause.Open();
    }

    /// <summary>Forgets the conversation: the next prompt stands alone.</summary>
    public void ClearHistory() => _services.History.Clear();

    /// <summary>
    /// Follows the session on chain, as <see cref="FabstirSession.WatchAsync"/> does. Claims of tokens that may be on their way are not called too high.
    /// </summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>A stream that ends after <see cref="SessionUpdate.Ended"/>.</returns>
    /// <exception cref="ChainException">The chain could not be followed.</exception>
    public async IAsyncEnumerable<SessionUpdate> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (SessionUpdate update in Session.WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (update is not SessionUpdate.Overclaimed overclaimed || _guard.IsTooMuch(overclaimed))
            {
                yield return update;
            }
        }
    }

    /// <summary>Cancels what is being answered, closes the socket, so that the host claims what it has served, and ends the session.</summary>
    /// <param name="policy">How.</param>
    /// <param name="options">Whether the early fee is accepted, and where the conversation is; null for neither.</param>
    /// <param name="cancellationToken">Stops the waiting; a transaction that was handed over is not called back.</param>
    /// <exception cref="SettlementException">It cannot be ended in that way: see <see cref="FabstirSession.EndAsync"/>. The socket is closed.</exception>
    /// <exception cref="ChainException">The transaction failed, or its outcome is unknown.</exception>
    public async Task<SessionEnding> EndAsync(
        SettlementPolicy policy = SettlementPolicy.Cheapest, EndOptions? options = null, CancellationToken cancellationToken = default)
    {
        await DisposeAsync().ConfigureAwait(false);
        return await Session.EndAsync(policy, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels what is being answered, and closes the socket. Sends no transaction.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            await _closing.CancelAsync().ConfigureAwait(false);
            await _services.Turns.Idle.ConfigureAwait(false);
            await _services.Link.DisposeAsync().ConfigureAwait(false);
            await _guard.DisposeAsync().ConfigureAwait(false);
            _warning.Dispose();
        }
    }

    /// <summary>The session and its host.</summary>
    public override string ToString() => $"{Session} at {_services.Party.Endpoint}, {State}";
}
