using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Sessions;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Sessions;

/// <summary>FAB4002: a call of ours that could be cancelled by a token that is in scope, and is not.</summary>
public sealed class MissingCancellationTests
{
    [Theory]
    [InlineData("await usdc.[|BalanceOfAsync|](account)")]
    [InlineData("await usdc.[|BalanceOfAsync|](options: null, account: account)")]
    [InlineData("await client.[|BalanceOfAsync|](account)")]
    [InlineData("await (await usdc.[|TransferAsync|](new() { To = account, Value = 1 })).[|WaitAsync|]()")]
    [InlineData("await new Func<Task>(async () => await usdc.[|BalanceOfAsync|](account).ConfigureAwait(false))()")]
    [InlineData("await signer!.[|SignAsync|](null!)")]
    [InlineData("await (optional?.[|BalanceOfAsync|](account) ?? Task.FromResult(UInt256.Zero))")]
    public Task A_call_without_the_token_of_its_method_is_reported(string statement) => Analysis<MissingCancellationAnalyzer>.ReportsAsync(
        Source(statement));

    [Fact]
    public Task Streams_lambdas_and_local_functions_are_looked_at() => Analysis<MissingCancellationAnalyzer>.ReportsAsync(
        """
        ERC20 usdc = new(null!, FabstirDeployments.BaseSepolia.Usdc);
        Func<CancellationToken, Task<UInt256>> read = stop => usdc.[|BalanceOfAsync|](default(Address));
        await ReadAsync(usdc, default);
        await usdc.BalanceOfAsync(default(Address));

        static async Task ReadAsync(ERC20 usdc, CancellationToken token)
        {
            await foreach (EventLog<ERC20.Event> log in usdc.[|SubscribeAsync|](new ERC20.Filters.Transfer()))
            {
                await usdc.[|BalanceOfAsync|](default(Address));
            }
        }
        """);

    [Fact]
    public Task Aliases_copies_and_constants_of_other_types_make_no_difference() => Analysis<MissingCancellationAnalyzer>.ReportsAsync(
        """
        using Client = Fabstir.FabstirClient;
        using Stop = System.Threading.CancellationToken;
        using Token = Fabstir.Contracts.ERC20;

        class C
        {
            async Task First(Token usdc, Client client, Stop stop)
            {
                Token copied = usdc;
                await copied.[|BalanceOfAsync|](options: null, account: Address.Parse(Known.Account));
                await foreach (var item in client.Events.[|ReadAsync|](capacity: Known.Capacity)) { }
            }

            async Task Second(Token usdc, Stop stop)
            {
                var copied = stop;
                await usdc.BalanceOfAsync(cancellationToken: copied, account: Address.Parse(Known.Account));
            }
        }

        static class Known
        {
            public const int Capacity = 5;
            public const string Account = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
        }
        """);

    [Fact]
    public async Task The_message_names_the_token() => Assert.Equal(
        ["Warning FAB4002: BalanceOfAsync goes on after 'cancellationToken' was cancelled: pass it"],
        await Analysis<MissingCancellationAnalyzer>.MessagesAsync(Source("await usdc.BalanceOfAsync(account)")));

    [Theory]
    [InlineData("await usdc.BalanceOfAsync(account, cancellationToken: cancellationToken)")]
    [InlineData("await usdc.BalanceOfAsync(account, null, cancellationToken)")]
    [InlineData("await usdc.BalanceOfAsync(account, cancellationToken: default)")]
    [InlineData("await usdc.BalanceOfAsync(account, cancellationToken: CancellationToken.None)")]
    [InlineData("await Task.WhenAll(usdc.BalanceOfAsync(account), usdc.TotalSupplyAsync())")]
    [InlineData("await Task.WhenAll(new[] { 1 }.Select(_ => usdc.BalanceOfAsync(account)))")]
    [InlineData("Task<UInt256> collected = usdc.BalanceOfAsync(account); await collected")]
    [InlineData("await Run(async reads => { await reads.BalanceOfAsync(account); }, usdc)")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("await OwnAsync()")]
    [InlineData("await Task.FromResult(usdc.Address)")]
    [InlineData("await foreach (var log in usdc.SubscribeAsync(new ERC20.Filters.Transfer()).WithCancellation(cancellationToken)) { }")]
    [InlineData("try { } finally { await usdc.BalanceOfAsync(account); }")]
    [InlineData("try { } catch (OperationCanceledException) { await usdc.BalanceOfAsync(account); }")]
    [InlineData("await Run(static async usdc => await usdc.BalanceOfAsync(default(Address)), usdc)")]
    public Task Passed_tokens_cleaning_up_and_others_methods_are_not_reported(string statement) => Analysis<MissingCancellationAnalyzer>.ReportsAsync(Source(statement));

    [Fact]
    public Task Without_a_token_in_scope_nothing_is_reported() => Analysis<MissingCancellationAnalyzer>.ReportsAsync(
        """
        partial class C
        {
            readonly CancellationToken _token;

            async Task M(ERC20 usdc, CancellationToken _) => await usdc.BalanceOfAsync(default(Address));
        }
        """);

    [Fact]
    public Task The_fix_passes_it() => Fix<MissingCancellationAnalyzer, MissingCancellationFixer>.ChangesAsync(
        """
        class C
        {
            async Task M(ERC20 usdc, Address account, CancellationToken stop)
            {
                await usdc.[|BalanceOfAsync|](account /* mine */); // balance
                TransactionHandle handle = await usdc.[|TransferAsync|](
                    new() { To = account, Value = 1 });
                await handle.[|WaitAsync|]();
            }
        }
        """,
        """
        class C
        {
            async Task M(ERC20 usdc, Address account, CancellationToken stop)
            {
                await usdc.BalanceOfAsync(account /* mine */, cancellationToken: stop); // balance
                TransactionHandle handle = await usdc.TransferAsync(
                    new() { To = account, Value = 1 }, cancellationToken: stop);
                await handle.WaitAsync(cancellationToken: stop);
            }
        }
        """);

    private static string Source(string statement) => $$"""
        class C
        {
            async Task M(ERC20 usdc, ERC20.IClient client, ERC20? optional, Address account, ISigner? signer, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{statement}}{{(statement.EndsWith('}') ? "" : ";")}}
            }

            static Task OwnAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

            static Task Run(Func<ERC20, Task> work, ERC20 usdc) => work(usdc);
        }
        """;

    [Theory]
    [InlineData("await client.Payments.[|GetBalancesAsync|]()")]
    [InlineData("await client.Sessions.[|StartAsync|](config: config, model: default, host: default)")]
    [InlineData("await session.[|EndAsync|]()")]
    [InlineData("await [|ConnectAsync|](options)")]
    [InlineData("await using LlmSession opened = await session.[|OpenStreamAsync|]()")]
    [InlineData("await llm.[|CompleteAsync|](\"hello\")")]
    [InlineData("await foreach (var chunk in llm.[|StreamAsync|](\"hello\")) { }")]
    [InlineData("await foreach (var item in client.Events.[|ReadAsync|]()) { }")]
    [InlineData("await foreach (var item in session.[|WatchAsync|]().ConfigureAwait(false)) { }")]
    [InlineData("var events = client.Events; await foreach (var item in events.[|ReadAsync|](capacity: 5)) { }")]
    public Task Calls_and_streams_of_the_sdk_are_looked_at(string statement) => Analysis<MissingCancellationAnalyzer>.ReportsAsync(SdkCall(statement));

    [Theory]
    [InlineData("await client.Payments.GetBalancesAsync(cancellationToken: stop)")]
    [InlineData("await foreach (var item in client.Events.ReadAsync().WithCancellation(stop)) { }")]
    [InlineData("await foreach (var item in session.WatchAsync(stop)) { }")]
    [InlineData("await session.DisposeAsync()")]
    public Task Those_that_have_the_token_are_not_reported(string statement) => Analysis<MissingCancellationAnalyzer>.ReportsAsync(SdkCall(statement));

    private static string SdkCall(string statement) => $$"""
        using Fabstir;
        using static Fabstir.FabstirClient;

        partial class C
        {
            async Task M(FabstirClient client, FabstirSession session, LlmSession llm, SessionConfig config, FabstirOptions options, CancellationToken stop)
            {
                await Task.Yield();
                {{statement}}{{(statement.EndsWith('}') ? "" : ";")}}
            }
        }
        """;
}
