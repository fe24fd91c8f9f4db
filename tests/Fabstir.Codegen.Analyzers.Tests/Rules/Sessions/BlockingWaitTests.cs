using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Fabstir.Codegen.Analyzers.Tests.Harness;
using Fabstir.Codegen.CodeFixes.Rules.Sessions;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Sessions;

/// <summary>FAB4003: a thread that waits for one of our tasks.</summary>
public sealed class BlockingWaitTests
{
    [Theory]
    [InlineData("usdc.BalanceOfAsync(account).[|Result|]")]
    [InlineData("usdc.BalanceOfAsync(account).[|Wait|](1000)")]
    [InlineData("usdc.BalanceOfAsync(account).GetAwaiter().[|GetResult|]()")]
    [InlineData("usdc.BalanceOfAsync(account).ConfigureAwait(false).GetAwaiter().[|GetResult|]()")]
    [InlineData("client.BalanceOfAsync(options: null, account: account).[|Result|]")]
    [InlineData("local.[|Result|]")]
    [InlineData("alias.GetAwaiter().[|GetResult|]()")]
    [InlineData("new Func<UInt256>(() => usdc.BalanceOfAsync(account).[|Result|])")]
    public Task Waiting_is_reported(string expression) => Analysis<BlockingWaitAnalyzer>.ReportsAsync(Source(expression));

    [Fact]
    public Task Top_level_statements_and_partial_types_are_looked_at() => Analysis<BlockingWaitAnalyzer>.ReportsAsync(
        """
        ERC20 usdc = new(null!, FabstirDeployments.BaseSepolia.Usdc);
        Console.WriteLine(usdc.BalanceOfAsync(default(Address)).[|Result|]);

        partial class C
        {
            ERC20? _usdc;
        }

        partial class C
        {
            UInt256 Balance => _usdc!.BalanceOfAsync(default(Address)).[|Result|];
        }
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<BlockingWaitAnalyzer>.ReportsAsync(
        """
        using Balance = System.Threading.Tasks.Task<Fabstir.Abi.UInt256>;
        using Token = Fabstir.Contracts.ERC20;

        class C
        {
            object First(Token usdc)
            {
                Balance balance = usdc.BalanceOfAsync(options: null, account: default(Address));
                var copied = balance;
                return copied.[|Result|];
            }

            object Second(Balance balance) => balance.Result;
        }
        """);

    [Fact]
    public async Task The_message_says_what_waits_for_what() => Assert.Equal(
        ["Warning FAB4003: Result holds this thread until BalanceOfAsync has ended, and may never return: await it"],
        await Analysis<BlockingWaitAnalyzer>.MessagesAsync(Source("usdc.BalanceOfAsync(account).Result")));

    [Theory]
    [InlineData("usdc.BalanceOfAsync(account)")]
    [InlineData("OwnAsync().Result")]
    [InlineData("Task.FromResult(1).Result")]
    [InlineData("given.Result")]
    [InlineData("given.GetAwaiter().GetResult()")]
    [InlineData("new Own().Result")]
    [InlineData("Task.Run(() => usdc.BalanceOfAsync(account))")]
    [InlineData("usdc.BalanceOfAsync(account).IsCompleted")]
    public Task Others_tasks_and_what_cannot_be_known_are_not_reported(string expression) => Analysis<BlockingWaitAnalyzer>.ReportsAsync(Source(expression));

    [Fact]
    public Task A_task_that_may_have_been_awaited_is_not_reported() => Analysis<BlockingWaitAnalyzer>.ReportsAsync(
        """
        class C
        {
            async Task<UInt256> M(ERC20 usdc)
            {
                Task<UInt256> first = usdc.BalanceOfAsync(default(Address));
                Task<UInt256> second = usdc.TotalSupplyAsync();
                await Task.WhenAll(first, second);
                return first.Result + second.Result;
            }
        }
        """);

    [Fact]
    public Task The_fix_awaits_it_where_the_method_is_asynchronous() => Fix<BlockingWaitAnalyzer, BlockingWaitFixer>.ChangesAsync(
        """
        class C
        {
            async Task<string> M(ERC20 usdc)
            {
                await Task.Yield();
                UInt256 balance = /* all */ usdc.BalanceOfAsync(default(Address)).[|Result|]; // now
                usdc.TotalSupplyAsync().[|Wait|]();
                UInt256 supply = usdc.TotalSupplyAsync().GetAwaiter().[|GetResult|]();
                return usdc.NameAsync().[|Result|].Trim();
            }
        }
        """,
        """
        class C
        {
            async Task<string> M(ERC20 usdc)
            {
                await Task.Yield();
                UInt256 balance = /* all */ await usdc.BalanceOfAsync(default(Address)); // now
                await usdc.TotalSupplyAsync();
                UInt256 supply = await usdc.TotalSupplyAsync();
                return (await usdc.NameAsync()).Trim();
            }
        }
        """);

    [Fact]
    public Task The_fix_awaits_it_in_a_program() => Fix<BlockingWaitAnalyzer, BlockingWaitFixer>.ChangesAsync(
        """
        using Token = Fabstir.Contracts.ERC20;

        Token usdc = new(null!, FabstirDeployments.BaseSepolia.Usdc);
        Console.WriteLine(usdc.BalanceOfAsync(options: null, account: default(Address)).[|Result|]);
        """,
        """
        using Token = Fabstir.Contracts.ERC20;

        Token usdc = new(null!, FabstirDeployments.BaseSepolia.Usdc);
        Console.WriteLine(await usdc.BalanceOfAsync(options: null, account: default(Address)));
        """);

    [Fact]
    public Task Where_nothing_can_be_awaited_there_is_no_fix() => Fix<BlockingWaitAnalyzer, BlockingWaitFixer>.OffersNothingAsync(
        """
        class C
        {
            UInt256 M(ERC20 usdc) => usdc.TotalSupplyAsync().[|Result|];
        }
        """);

    private static string Source(string expression) => $$"""
        class C
        {
            object M(ERC20 usdc, ERC20.IClient client, Address account, Task<UInt256> given)
            {
                var local = usdc.BalanceOfAsync(account);
                Task<UInt256> alias = local;
                return {{expression}};
            }

            static Task<int> OwnAsync() => Task.FromResult(1);
        }

        class Own
        {
            public int Result => 1;
        }
        """;

    [Theory]
    [InlineData("client.Payments.GetBalancesAsync().[|Result|]")]
    [InlineData("client.Sessions.StartAsync(config: null!, model: default, host: default).GetAwaiter().[|GetResult|]()")]
    [InlineData("ConnectAsync(new FabstirOptions()).[|Result|]")]
    [InlineData("client.DisposeAsync().AsTask().[|Wait|](5)")]
    [InlineData("client.Payments.ApproveAsync(Amounts.Some).[|Result|]")]
    public Task Waiting_for_the_sdk_is_reported(string expression) => Analysis<BlockingWaitAnalyzer>.ReportsAsync(
        $$"""
        using Fabstir;
        using static Fabstir.FabstirClient;

        class C
        {
            object M(FabstirClient client) => {{expression}};
        }

        static class Amounts
        {
            public const decimal Some = 5m;
        }
        """);
}
