using Fabstir.Codegen.Analyzers.Rules.Sessions;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Sessions;

/// <summary>FAB4007: a constant delay after a transaction that nobody waits for, before the next call.</summary>
public sealed class DelayForReceiptTests
{
    private const string Send = "await contracts.Usdc.ApproveAsync(new() { Spender = default, Value = 1 });";
    private const string Next = "await contracts.Usdc.BalanceOfAsync(default(Address));";

    [Theory]
    [InlineData(Send, "await [|Task.Delay(5000)|];", Next)]
    [InlineData(Send, "await [|Task.Delay(TimeSpan.FromSeconds(5))|];", Next)]
    [InlineData(Send, "[|Thread.Sleep(Pause)|];", Next)]
    [InlineData(Send, "await [|Task.Delay(cancellationToken: default, millisecondsDelay: Pause)|];", Next)]
    [InlineData(Send, "await [|Task.Delay(cancellationToken: default, delay: TimeSpan.FromSeconds(milliseconds: 500, seconds: Pause))|];", Next)]
    [InlineData(Send, "await [|Task.Delay(new TimeSpan(seconds: 5, minutes: 0, hours: 0))|];", Next)]
    [InlineData("TransactionHandle handle = " + Send, "await [|Task.Delay(local)|];", Next)]
    [InlineData("_ = contracts.Usdc.ApproveAsync(new() { Spender = default, Value = 1 });", "await [|Task.Delay(5000)|].ConfigureAwait(false);", Next)]
    [InlineData(Send, "Console.WriteLine(); await [|Task.Delay(5000)|]; Console.WriteLine();", "if (local > 0) { " + Next + " }")]
    public Task A_delay_between_a_transaction_and_the_next_call_is_reported(string send, string delay, string next) => Analysis<DelayForReceiptAnalyzer>.ReportsAsync(
        Source(send, delay, next));

    [Fact]
    public Task Lambdas_are_looked_at() => Analysis<DelayForReceiptAnalyzer>.ReportsAsync(
        """
        FabstirContracts contracts = new(null!, FabstirDeployments.BaseSepolia);
        Func<Task> work = async () =>
        {
            await contracts.Usdc.ApproveAsync(new() { Spender = default, Value = 1 });
            await [|Task.Delay(3000)|];
            await contracts.JobMarketplace.DepositTokenAsync(new() { Token = default, Amount = 1 });
        };
        await work();
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<DelayForReceiptAnalyzer>.ReportsAsync(
        """
        using Handle = Fabstir.Ethereum.TransactionHandle;
        using Time = System.TimeSpan;
        using Token = Fabstir.Contracts.ERC20;

        class C
        {
            async Task First(Token usdc, ERC20.Functions.Approve approval)
            {
                Handle handle = await usdc.ApproveAsync(options: null, message: approval);
                Time copied = Time.FromSeconds(5);
                await [|Task.Delay(copied)|];
                await usdc.BalanceOfAsync(default(Address));
            }

            async Task Second(Token usdc, ERC20.Functions.Approve approval)
            {
                Handle handle = await usdc.ApproveAsync(options: null, message: approval);
                Handle copied = handle;
                await copied.WaitAsync();
                await Task.Delay(Time.FromSeconds(5));
                await usdc.BalanceOfAsync(default(Address));
            }
        }
        """);

    [Fact]
    public Task Programs_are_looked_at_too() => Analysis<DelayForReceiptAnalyzer>.ReportsAsync(
        """
        FabstirContracts contracts = new(null!, FabstirDeployments.BaseSepolia);
        await contracts.Usdc.ApproveAsync(new() { Spender = default, Value = 1 });
        await [|Task.Delay(3000)|];
        TransactionHandle deposit = await contracts.JobMarketplace.DepositTokenAsync(new() { Token = default, Amount = 1 });
        await deposit.WaitAsync();
        await Task.Delay(3000);
        await contracts.Usdc.BalanceOfAsync(default(Address));
        """);

    [Fact]
    public async Task The_message_says_what_to_await() => Assert.Equal(
        ["Warning FAB4007: Nobody knows whether ApproveAsync is mined after this delay: await the receipt, handle.WaitAsync()"],
        await Analysis<DelayForReceiptAnalyzer>.MessagesAsync(Source(Send, "await Task.Delay(1);", Next)));

    [Theory]
    [InlineData("TransactionHandle handle = " + Send + " await handle.WaitAsync();", "await Task.Delay(5000);", Next)]
    [InlineData("await (" + "await contracts.Usdc.ApproveAsync(new() { Spender = default, Value = 1 })).WaitAsync();", "await Task.Delay(5000);", Next)]
    [InlineData("TransactionHandle handle = " + Send, "await handle.WaitAsync(); await Task.Delay(5000);", Next)]
    [InlineData(Next, "await Task.Delay(5000);", Next)]
    [InlineData(Send, "await Task.Delay(5000);", "Console.WriteLine();")]
    [InlineData(Send, "await Task.Delay(unknown);", Next)]
    [InlineData(Send, "await Task.Delay(TimeSpan.FromSeconds(5, unknown));", Next)]
    [InlineData(Send, "await Task.Delay(TimeSpan.FromSeconds(milliseconds: 0, seconds: unknown));", Next)]
    [InlineData(Send, "await Task.Yield();", Next)]
    [InlineData("Console.WriteLine();", "await Task.Delay(5000);", Send)]
    [InlineData(Send, "while (true) { await Task.Delay(5000); }", "")]
    public Task Receipts_reads_and_other_delays_are_not_reported(string send, string delay, string next) =>
        Analysis<DelayForReceiptAnalyzer>.ReportsAsync(Source(send, delay, next));

    private static string Source(string send, string delay, string next) => $$"""
        using static Pauses;

        class C
        {
            async Task M(FabstirContracts contracts, int unknown)
            {
                int local = 7;
                await Task.Yield();
                {{send}}
                {{delay}}
                {{next}}
            }
        }

        static class Pauses
        {
            public const int Pause = 5000;
        }
        """;

    [Fact]
    public Task Pauses_of_other_types_are_followed() => Analysis<DelayForReceiptAnalyzer>.ReportsAsync(
        $$"""
        partial class C
        {
            static partial class Waits
            {
                public static readonly TimeSpan Long = TimeSpan.FromSeconds(10);
            }

            async Task First(FabstirContracts contracts)
            {
                {{Send}}
                await [|Task.Delay(Waits.Long)|];
                {{Next}}
            }
        }

        partial class C
        {
            static partial class Waits
            {
                public static TimeSpan Settable { get; set; } = Long;
            }

            async Task Second(FabstirContracts contracts)
            {
                {{Send}}
                await Task.Delay(Waits.Settable);
                {{Next}}
            }
        }
        """);
}
