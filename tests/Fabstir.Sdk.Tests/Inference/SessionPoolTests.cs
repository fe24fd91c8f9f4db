using Fabstir.Abi;
using Fabstir.Ethereum.Tests;

namespace Fabstir.Sdk.Tests.Inference;

public sealed class SessionPoolTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_wait_their_turn_and_share_one_session()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(answer: static prompt => $"{prompt} has an answer");
        await using SessionPool pool = world.Inference.CreatePool(world.Pool);
        await using IAsyncEnumerator<TokenChunk> first = pool.StreamAsync("First", cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await first.MoveNextAsync());

        Task<Completion> second = pool.CompleteAsync("Second", cancellationToken: Cancellation);
        Task<Completion> third = pool.CompleteAsync("Third", cancellationToken: Cancellation);
        Assert.False(second.IsCompleted);
        while (await first.MoveNextAsync())
        {
        }

        await first.DisposeAsync();

        Assert.Equal("Second has an answer", (await second).Text);
        Assert.Equal("Third has an answer", (await third).Text);
        Assert.Equal((1, 12L, 1), (pool.Usage.OpenSessions, pool.Usage.ReceivedTokens, world.Network.DialledTo("host-0.example")));
        SessionEnding ending = Assert.Single(await pool.EndAsync(cancellationToken: Cancellation));
        Assert.Equal(0.0005m, ending.Settlement!.Cost.ToDecimal());
        Assert.Equal((0, 1, 0.0005m), (pool.Usage.OpenSessions, pool.Usage.EndedSessions, pool.Usage.Committed.ToDecimal()));
    }

    [Fact]
    public async Task As_many_requests_are_under_way_as_there_are_sessions()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 2);
        await using SessionPool pool = world.Inference.CreatePool(world.Pool with { Size = 2 });
        await using IAsyncEnumerator<TokenChunk> first = pool.StreamAsync("First", cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        await using IAsyncEnumerator<TokenChunk> second = pool.StreamAsync("Second", cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await first.MoveNextAsync() && await second.MoveNextAsync());

        Task<Completion> third = pool.CompleteAsync("Third", cancellationToken: Cancellation);

        Assert.False(third.IsCompleted);
        Assert.Equal(2, pool.Sessions.Select(static session => session.Id).Distinct().Count());
        await second.DisposeAsync();
        Assert.Contains("Third", (await third).Text, StringComparison.Ordinal);
        await first.DisposeAsync();
        Assert.Equal(2, (await pool.EndAsync(cancellationToken: Cancellation)).Count);
    }

    [Fact]
    public async Task Before_the_first_token_the_next_host_is_asked()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 3);
        world.Network.Unreachable["host-0.example"] = true;
        world.Network.Answer = static (host, _, _) => host == "host-1.example" ? throw new HttpRequestException("Nobody is there.") : Task.FromResult<HttpResponseMessage?>(null);
        SessionPoolOptions options = world.Pool with { Stream = new LlmSessionOptions { ConnectAttempts = 1 } };
        await using SessionPool pool = world.Inference.CreatePool(options);

        InferenceStream stream = pool.StreamAsync("Hello", cancellationToken: Cancellation);
        Assert.NotEmpty(await ReadAsync(stream));

        HostFailover failover = Assert.Single(stream.Failovers);
        Assert.Equal((world.Addresses[0], FabstirErrorCode.WebSocketConnectionFailed), (failover.Host, failover.Reason.Code));
        Assert.Equal(world.Addresses[2], stream.Session!.Identity.Host);
        Assert.Equal(stream.Choice!.Host.Address, stream.Session.Identity.Host);
        // The session with the first host was opened, and is left to it: it counts until that is settled.
        Assert.Equal((1, 1, 2m), (pool.Usage.OpenSessions, pool.Usage.EndedSessions, pool.Usage.Committed.ToDecimal()));
        Assert.Equal(1, (await world.Hosts.GetReliabilityAsync(world.Addresses[0], cancellationToken: Cancellation)).ObservedFailures);
    }

    [Fact]
    public async Task After_the_first_token_nothing_is_asked_twice()
    {
        List<string> asked = [];
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 2, answer: prompt =>
        {
            asked.Add(prompt);
            return string.Join(' ', Enumerable.Range(0, 2_000));
        });
        await using SessionPool pool = world.Inference.CreatePool(world.Pool);
        InferenceStream stream = pool.StreamAsync("Count", new PromptOptions { MaxTokens = 2_000 }, Cancellation);
        int tokens = 0;

        FabstirException cut = await Assert.ThrowsAnyAsync<FabstirException>(async () =>
        {
            await foreach (TokenChunk _ in stream)
            {
                if (tokens++ == 0)
                {
                    world.Network.Cut();
                }
            }
        });

        Assert.True(tokens > 0);
        Assert.Single(asked);
        Assert.Empty(stream.Failovers);
        Assert.Same(cut, await Assert.ThrowsAnyAsync<FabstirException>(() => stream.Completion));
        Assert.Equal(StreamFinishReason.Length, (await pool.CompleteAsync("Again", new PromptOptions { MaxTokens = 3 }, Cancellation)).Summary.FinishReason);
    }

    [Fact]
    public async Task No_session_is_opened_beyond_what_may_be_spent()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 3);
        foreach (int host in (int[])[0, 1, 2])
        {
            world.Network.Unreachable[AnsweringWorld.NameOf(host)] = true;
        }

        await using SessionPool pool = world.Inference.CreatePool(
            world.Pool with { MaxSpend = 1.2m, Session = new SessionConfig { DepositAmount = 0.5m }, Stream = new LlmSessionOptions { ConnectAttempts = 1 } });

        FabstirException refused = await Assert.ThrowsAsync<FabstirException>(() => pool.CompleteAsync("Hello", cancellationToken: Cancellation));

        Assert.Equal(FabstirErrorCode.BudgetExceeded, refused.Code);
        Assert.Equal((0, 2, 1m), (pool.Usage.OpenSessions, pool.Usage.EndedSessions, pool.Usage.Committed.ToDecimal()));
        Assert.Equal(1m, Locked(world));
        Assert.Equal(
            FabstirErrorCode.BudgetExceeded,
            Assert.Throws<FabstirException>(() => world.Inference.CreatePool(world.Pool with { MaxSpend = 0.4m, Session = new SessionConfig { DepositAmount = 0.5m } })).Code);
    }

    [Fact]
    public async Task A_session_that_is_used_up_is_replaced_within_what_may_be_spent()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(answer: static _ => string.Join(' ', Enumerable.Range(0, 200_000)));
        // At 5 USDC for a million tokens, half a USDC pays for 100,000.
        await using SessionPool pool = world.Inference.CreatePool(world.Pool with { MaxSpend = 1m });

        Completion first = await pool.CompleteAsync("Count", new PromptOptions { MaxTokens = 100_000 }, Cancellation);
        Completion second = await pool.CompleteAsync("Count", new PromptOptions { MaxTokens = 10 }, Cancellation);

        Assert.Equal((100_000, 10), (first.Summary.Tokens, second.Summary.Tokens));
        Assert.Equal((1, 1, 1m), (pool.Usage.OpenSessions, pool.Usage.EndedSessions, pool.Usage.Committed.ToDecimal()));
    }

    [Fact]
    public async Task What_is_left_of_a_deposit_is_used_where_there_is_no_money_for_another()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(answer: static _ => string.Join(' ', Enumerable.Range(0, 200_000)));
        await using SessionPool pool = world.Inference.CreatePool(world.Pool with { MaxSpend = 0.5m, Session = new SessionConfig { DepositAmount = 0.5m } });

        await pool.CompleteAsync("Count", new PromptOptions { MaxTokens = 99_990 }, Cancellation);
        Completion rest = await pool.CompleteAsync("Count", new PromptOptions { MaxTokens = 100 }, Cancellation);

        Assert.Equal((10, StreamFinishReason.Length), (rest.Summary.Tokens, rest.Summary.FinishReason));
        Assert.Equal(FabstirErrorCode.BudgetExceeded, (await Assert.ThrowsAsync<FabstirException>(() => pool.CompleteAsync("Count", cancellationToken: Cancellation))).Code);
    }

    [Fact]
    public async Task Requests_beyond_the_rate_wait()
    {
        ManualTime time = new();
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(time: time);
        await using SessionPool pool = world.Inference.CreatePool(world.Pool with { Rate = new RequestRate(2, TimeSpan.FromMinutes(1)) });
        await pool.CompleteAsync("First", cancellationToken: Cancellation);
        time.Advance(TimeSpan.FromSeconds(10));
        await pool.CompleteAsync("Second", cancellationToken: Cancellation);

        Task<Completion> third = pool.CompleteAsync("Third", cancellationToken: Cancellation);
        Assert.False(third.IsCompleted);
        await time.WhenSleepingAsync(TimeSpan.FromSeconds(50));
        time.Advance(TimeSpan.FromSeconds(50));

        Assert.Contains("Third", (await third).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData(null)]
    public async Task A_prompt_that_no_host_takes_is_refused_before_anything_is_opened(string? prompt)
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();
        await using SessionPool pool = world.Inference.CreatePool(world.Pool);

        FabstirException refused = await Assert.ThrowsAnyAsync<FabstirException>(
            () => pool.CompleteAsync(prompt ?? new string('x', 300_000), cancellationToken: Cancellation));

        Assert.Equal(FabstirErrorCode.InvalidPrompt, refused.Code);
        Assert.Equal(0, pool.Usage.OpenSessions);
        Assert.Equal(0m, Locked(world));
    }

    [Fact]
    public async Task A_host_is_named_by_its_URL()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(hosts: 2);
        await using SessionPool pool = world.Inference.CreatePool(world.Pool with { HostUrl = new Uri("wss://host-1.example/v1/ws") });
        await using SessionPool unknown = world.Inference.CreatePool(world.Pool with { HostUrl = new Uri("wss://elsewhere.example/v1/ws") });
        await using SessionPool account = world.Inference.CreatePool(world.Pool with { Host = world.Addresses[1] });

        await pool.CompleteAsync("Hello", cancellationToken: Cancellation);
        await account.CompleteAsync("Hello", cancellationToken: Cancellation);

        Assert.Equal(world.Addresses[1], Assert.Single(pool.Sessions).Identity.Host);
        Assert.Equal(world.Addresses[1], Assert.Single(account.Sessions).Identity.Host);
        Assert.Equal(
            FabstirErrorCode.NoHostsAvailable,
            (await Assert.ThrowsAsync<FabstirException>(() => unknown.CompleteAsync("Hello", cancellationToken: Cancellation))).Code);
    }

    [Fact]
    public async Task A_reader_who_stops_gives_the_session_to_the_next_request()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync(answer: static _ => string.Join(' ', Enumerable.Range(0, 5_000)));
        await using SessionPool pool = world.Inference.CreatePool(world.Pool);
        InferenceStream stream = pool.StreamAsync("Count", new PromptOptions { MaxTokens = 5_000 }, Cancellation);

        await foreach (TokenChunk _ in stream)
        {
            break;
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stream.Completion);
        Assert.Equal("0 1 ", (await pool.CompleteAsync("Count", new PromptOptions { MaxTokens = 2 }, Cancellation)).Text);
        Assert.Equal((1, 0), (pool.Usage.OpenSessions, pool.Usage.EndedSessions));
        Assert.Throws<InvalidOperationException>(() => stream.GetAsyncEnumerator(Cancellation));
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_it_waits_leaves_the_others_their_places()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();
        await using SessionPool pool = world.Inference.CreatePool(world.Pool);
        await using IAsyncEnumerator<TokenChunk> first = pool.StreamAsync("First", cancellationToken: Cancellation).GetAsyncEnumerator(Cancellation);
        await first.MoveNextAsync();
        using CancellationTokenSource cancelling = new();
        Task<Completion> second = pool.CompleteAsync("Second", cancellationToken: cancelling.Token);
        Task<Completion> third = pool.CompleteAsync("Third", cancellationToken: Cancellation);

        await cancelling.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();

        Assert.Contains("Third", (await third).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_out_of_range_are_refused()
    {
        await using AnsweringWorld world = await AnsweringWorld.CreateAsync();

        Assert.Throws<OutOfBoundsException>(() => world.Inference.CreatePool(world.Pool with { Size = 0 }));
        Assert.Throws<OutOfBoundsException>(() => world.Inference.CreatePool(world.Pool with { MaxHosts = 21 }));
        Assert.Throws<OutOfBoundsException>(() => world.Inference.CreatePool(world.Pool with { Rate = new RequestRate(0, TimeSpan.FromSeconds(1)) }));
        Assert.Throws<OutOfBoundsException>(() => world.Inference.CreatePool(world.Pool with { Rate = new RequestRate(1, TimeSpan.Zero) }));
        Assert.Throws<FabstirException>(() => world.Inference.CreatePool(world.Pool with { MaxSpend = 0 }));
    }

    private static decimal Locked(AnsweringWorld world)
    {
        lock (world.Market.State.Lock)
        {
            UInt256 sum = UInt256.Zero;
            foreach (MockSession session in world.Market.State.Sessions)
            {
                sum += session.Deposit;
            }

            return new TokenAmount(sum, PaymentToken.Usdc).ToDecimal();
        }
    }

    private static async Task<string> ReadAsync(InferenceStream stream)
    {
        string text = "";
        await foreach (TokenChunk chunk in stream)
        {
            text += chunk.Text;
        }

        return text;
    }
}
