using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Sessions;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Sessions;

/// <summary>FAB4001: a session, client, stream or chain of ours that a method makes, keeps to itself and never disposes.</summary>
public sealed class MissingDisposalTests
{
    [Theory]
    [InlineData("FabstirSession session = await client.Sessions.[|StartAsync|](model, host, config); await session.EndAsync();")]
    [InlineData("var session = await client.Sessions.[|StartAsync|](config: config, host: host, model: model).ConfigureAwait(false); Console.WriteLine($\"{session.Id} {session}\");")]
    [InlineData("await client.Sessions.[|StartAsync|](model, host, config);")]
    [InlineData("_ = await client.Sessions.[|AttachAsync|](5);")]
    [InlineData("var other = await FabstirClient.[|ConnectAsync|](options); var balances = await other.Payments.GetBalancesAsync(); Console.WriteLine(balances.Usdc);")]
    [InlineData("var mock = [|CreateMock|](); await mock.Payments.GetBalancesAsync();")]
    [InlineData("await (await FabstirClient.[|ConnectAsync|](options)).Payments.GetBalancesAsync();")]
    [InlineData("var enumerator = client.Events.ReadAsync().[|GetAsyncEnumerator|](); while (await enumerator.MoveNextAsync()) { Console.WriteLine(enumerator.Current.ToString()); }")]
    [InlineData("FabstirSession? late = null; if (condition) { late = await client.Sessions.[|StartAsync|](model, host, config); } if (late is not null) { await late.EndAsync(); }")]
    [InlineData("var session = await client.Sessions.[|StartAsync|](model, host, config); await foreach (var update in session.WatchAsync().WithCancellation(token)) { }")]
    [InlineData("IPaymentJournal journal = [|new FilePaymentJournal(\"payments\")|]; Console.WriteLine(journal is null);")]
    [InlineData("var first = await FabstirClient.[|ConnectAsync|](options); var session = await first.Sessions.[|StartAsync|](model, host, config); await session.EndAsync();")]
    [InlineData("Func<Task> later = async () => { var session = await client.Sessions.[|StartAsync|](model, host, config); await session.EndAsync(); }; await later();")]
    public Task What_a_method_keeps_and_never_disposes_is_reported(string body) => Analysis<MissingDisposalAnalyzer>.ReportsAsync(With(body));

    [Theory]
    [InlineData("var llm = await session.[|OpenStreamAsync|](); await llm.CompleteAsync(\"hello\");")]
    [InlineData("LlmSession llm = await session.[|OpenStreamAsync|](cancellationToken: token, options: null); await foreach (var chunk in llm.StreamAsync(\"hello\")) { }")]
    [InlineData("await session.[|OpenStreamAsync|]();")]
    public Task Streaming_sessions_are_recognised_by_what_they_are(string body) => Analysis<MissingDisposalAnalyzer>.ReportsAsync(With(
        "await using FabstirSession session = await client.Sessions.StartAsync(model, host, config); " + body));

    [Theory]
    [InlineData("await using var llm = await session.OpenStreamAsync(); await llm.CompleteAsync(\"hello\");")]
    [InlineData("_stream = await session.OpenStreamAsync();")]
    public Task Those_that_are_disposed_or_kept_are_not_reported(string body) => Analysis<MissingDisposalAnalyzer>.ReportsAsync(With(
        "await using FabstirSession session = await client.Sessions.StartAsync(model, host, config); " + body));

    [Fact]
    public Task Programs_are_looked_at_too() => Analysis<MissingDisposalAnalyzer>.ReportsAsync(
        """
        using static Fabstir.FabstirClient;

        var client = await [|ConnectAsync|](new Fabstir.FabstirOptions());
        await client.Payments.GetBalancesAsync();
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through_and_copies_leave() => Analysis<MissingDisposalAnalyzer>.ReportsAsync(
        """
        using Client = Fabstir.FabstirClient;
        using Journal = Fabstir.FilePaymentJournal;
        using Session = Fabstir.FabstirSession;

        class C
        {
            async Task First(Client client)
            {
                Session session = await client.Sessions.[|AttachAsync|](cancellationToken: default, sessionId: Known.Session);
                await session.EndAsync();
            }

            async Task Second(Client client)
            {
                Session session = await client.Sessions.AttachAsync(cancellationToken: default, sessionId: Known.Session);
                var copied = session;
                await using (copied)
                {
                }
            }

            void Third()
            {
                var journal = [|new Journal(loggerFactory: null, path: Known.Journal)|];
                Console.WriteLine(journal.ToString());
            }
        }

        static class Known
        {
            public const string Journal = "payments";
            public const uint Session = 5;
        }
        """);

    [Fact]
    public async Task The_message_says_what_it_is() => Assert.Equal(
        ["Warning FAB4001: Nobody disposes this FabstirSession, and it does not leave the method: await using ends what it has open"],
        await Analysis<MissingDisposalAnalyzer>.MessagesAsync(With("await client.Sessions.StartAsync(model, host, config);")));

    [Theory]
    [InlineData("await using FabstirSession session = await client.Sessions.StartAsync(model, host, config);")]
    [InlineData("await using (var session = await client.Sessions.StartAsync(model, host, config)) { await session.EndAsync(); }")]
    [InlineData("var session = await client.Sessions.StartAsync(model, host, config); await using (session) { }")]
    [InlineData("await using var session = (await client.Sessions.StartAsync(model, host, config)).ConfigureAwait(false);")]
    [InlineData("var session = await client.Sessions.StartAsync(model, host, config); try { await session.EndAsync(); } finally { await session.DisposeAsync(); }")]
    [InlineData("FabstirSession? session = null; try { session = await client.Sessions.StartAsync(model, host, config); } finally { if (session is not null) { await session.DisposeAsync(); } }")]
    [InlineData("FabstirSession? session = await client.Sessions.StartAsync(model, host, config); await (session?.DisposeAsync() ?? default);")]
    [InlineData("_session = await client.Sessions.StartAsync(model, host, config);")]
    [InlineData("var session = await client.Sessions.StartAsync(model, host, config); _session = session;")]
    [InlineData("var session = await client.Sessions.StartAsync(model, host, config); Keep(session);")]
    [InlineData("Keep(await client.Sessions.StartAsync(model, host, config));")]
    [InlineData("var session = await client.Sessions.StartAsync(model, host, config); _later = () => session.EndAsync();")]
    [InlineData("var session = await client.Sessions.StartAsync(model, host, config); _all.Add(session);")]
    [InlineData("FabstirSession[] sessions = [await client.Sessions.StartAsync(model, host, config)];")]
    [InlineData("var starting = client.Sessions.StartAsync(model, host, config); await starting;")]
    [InlineData("var other = await FabstirClient.ConnectAsync(options); _payments = other.Payments;")]
    [InlineData("var other = await FabstirClient.ConnectAsync(options); _session = await other.Sessions.StartAsync(model, host, config);")]
    [InlineData("var journal = new FilePaymentJournal(\"payments\"); options.Journal = journal;")]
    [InlineData("await foreach (var item in client.Events.ReadAsync()) { }")]
    [InlineData("await using var enumerator = client.Events.ReadAsync().GetAsyncEnumerator();")]
    [InlineData("var own = await OwnAsync(); await own.EndAsync();")]
    [InlineData("using var transport = new JsonRpcTransport(new Uri(\"https://node.example\"));")]
    [InlineData("var balances = await client.Payments.GetBalancesAsync(); Console.WriteLine(balances);")]
    public Task What_is_disposed_or_leaves_is_not_reported(string body) => Analysis<MissingDisposalAnalyzer>.ReportsAsync(With(body));

    [Fact]
    public Task What_is_returned_is_not_reported() => Analysis<MissingDisposalAnalyzer>.ReportsAsync(
        """
        using Fabstir;

        partial class C(FabstirClient client, SessionConfig config)
        {
            public Task<FabstirSession> First() => client.Sessions.StartAsync(default, default, config);

            public async Task<FabstirSession> SecondAsync()
            {
                FabstirSession session = await client.Sessions.StartAsync(default, default, config);
                return session;
            }

            public async Task<(FabstirSession, int)> ThirdAsync() => (await client.Sessions.StartAsync(default, default, config), 1);

            public FabstirClient Client { get; } = FabstirClient.CreateMock();
        }

        partial class C
        {
            public async IAsyncEnumerable<FabstirSession> ManyAsync()
            {
                yield return await client.Sessions.StartAsync(default, default, config);
            }
        }

        class FabstirThing : IAsyncDisposable
        {
            public static FabstirThing Create() => new();

            public ValueTask DisposeAsync() => default;

            void M()
            {
                FabstirThing thing = Create();
                Console.WriteLine(thing.ToString());
            }
        }
        """);

    [Fact]
    public Task The_fix_disposes_at_the_end_of_the_block() => Fix<MissingDisposalAnalyzer, MissingDisposalFixer>.ChangesAsync(
        """
        using Fabstir;

        class C
        {
            async Task M(FabstirClient client, SessionConfig config)
            {
                // a session
                FabstirSession session = await client.Sessions.[|StartAsync|](default, default, config); // opened
                await session.EndAsync();
                var mock = FabstirClient.[|CreateMock|]();
                await mock.Payments.GetBalancesAsync();
            }
        }
        """,
        """
        using Fabstir;

        class C
        {
            async Task M(FabstirClient client, SessionConfig config)
            {
                // a session
                await using FabstirSession session = await client.Sessions.StartAsync(default, default, config); // opened
                await session.EndAsync();
                await using var mock = FabstirClient.CreateMock();
                await mock.Payments.GetBalancesAsync();
            }
        }
        """);

    [Fact]
    public Task The_fix_disposes_at_the_end_of_a_program() => Fix<MissingDisposalAnalyzer, MissingDisposalFixer>.ChangesAsync(
        """
        using Client = Fabstir.FabstirClient;

        Client client = Client.[|CreateMock|](); // a mock
        await client.Payments.GetBalancesAsync();
        """,
        """
        using Client = Fabstir.FabstirClient;

        await using Client client = Client.CreateMock(); // a mock
        await client.Payments.GetBalancesAsync();
        """);

    [Fact]
    public Task It_is_not_offered_where_it_would_not_compile() => Fix<MissingDisposalAnalyzer, MissingDisposalFixer>.OffersNothingAsync(
        """
        using Fabstir;

        class C
        {
            void NotAsynchronous()
            {
                var mock = FabstirClient.[|CreateMock|]();
                Console.WriteLine(mock.ToString());
            }

            async Task GivenAnotherValue(FabstirClient client, SessionConfig config)
            {
                FabstirSession session = await client.Sessions.[|StartAsync|](default, default, config);
                session = await client.Sessions.[|AttachAsync|](5);
                await session.EndAsync();
            }

            async Task WithoutALocal(FabstirClient client, SessionConfig config)
            {
                await client.Sessions.[|StartAsync|](default, default, config);
                var balances = await (await FabstirClient.[|ConnectAsync|](new FabstirOptions())).Payments.GetBalancesAsync();
            }

            async Task InACase(FabstirClient client, SessionConfig config, int number)
            {
                switch (number)
                {
                    case 1:
                        FabstirSession session = await client.Sessions.[|StartAsync|](default, default, config);
                        await session.EndAsync();
                        break;
                }
            }
        }
        """);

    private static string With(string body) => $$"""
        using Fabstir;
        using static Fabstir.FabstirClient;

        class C
        {
            private readonly List<FabstirSession> _all = [];
            private FabstirSession? _session;
            private FabstirPayments? _payments;
            private LlmSession? _stream;
            private Func<Task>? _later;

            async Task M(FabstirClient client, FabstirOptions options, SessionConfig config, ModelId model, Address host, bool condition, CancellationToken token)
            {
                {{body}}
            }

            void Keep(FabstirSession session) => _session = session;

            Task<FabstirSession> OwnAsync() => Task.FromResult(_session!);
        }
        """;
}
