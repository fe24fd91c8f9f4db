using System.Text;
using Fabstir.Abi;
using Fabstir.Ethereum;
using Fabstir.Tests;
using static Fabstir.Testing.Tests.Vaults;
using Shares = Fabstir.Testing.Tests.ValueTypes.Shares;

namespace Fabstir.Testing.Tests;

/// <summary>The code of docs/testing.md is that of these tests, line by line.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Code_of_the_page_is_code_of_this_file()
    {
        string here = WithoutIndent(Repository.Read("tests", "Fabstir.Testing.Tests", "DocumentationTests.cs"));
        string[] fences = Repository.Read("docs", "testing.md").Split("```csharp\n")[1..];

        Assert.NotEmpty(fences);
        Assert.All(fences, fence => Assert.Contains(WithoutIndent(fence[..fence.IndexOf("```", StringComparison.Ordinal)]), here, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_saver_deposits_what_he_has()
    {
        FakeTransport transport = new();
        var vault = new Vault(transport, VaultAddress);
        transport.OnCall(new Vault.Functions.BalanceOf { Account = transport.Account }).Returns(100);
        transport.OnSend<Vault.Functions.Deposit>(deposit => deposit.Amount <= 100)
            .Emits(new Vault.Event.Deposited { Account = transport.Account, Token = Usdc, Amount = 100, Shares = new Shares(99) });

        Shares shares = await new Saver(vault).SaveAsync(Usdc);

        Assert.Equal(new Shares(99), shares);
        Assert.Equal((UInt256)100, Assert.Single(transport.TransactionsOf<Vault.Functions.Deposit>()).Amount);
        transport.VerifyAll();
    }

    [Fact]
    public async Task A_saver_is_told_why_not()
    {
        FakeTransport transport = new();
        var vault = new Vault(transport, VaultAddress);
        transport.OnCall<Vault.Functions.BalanceOf, UInt256>().Returns(100);
        transport.OnSend<Vault.Functions.Deposit>().RevertsWith(new Vault.Error.Closed());

        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => new Saver(vault).SaveAsync(Usdc));

        Assert.IsType<Vault.Error.Closed>(refused.Error);
    }

    [Fact]
    public async Task What_a_reorganisation_takes_back_is_counted_out_again()
    {
        FakeTransport transport = new();
        var vault = new Vault(transport, VaultAddress);
        transport.Emit(vault.Address, new Vault.Event.Deposited { Account = Alice, Token = Usdc, Amount = 5, Shares = new Shares(5) });
        transport.TakeBack(1);
        transport.Emit(vault.Address, new Vault.Event.Deposited { Account = Alice, Token = Usdc, Amount = 3, Shares = new Shares(3) });
        transport.EndSubscriptions();

        UInt256 total = 0;
        await foreach (EventLog<Vault.Event> log in vault.SubscribeAsync(new Vault.Filters.Deposited(), new() { From = 1 }, Cancellation))
        {
            if (log.Event is Vault.Event.Deposited deposited)
            {
                total = log.Removed ? total - deposited.Amount : total + deposited.Amount;
            }
        }

        Assert.Equal((UInt256)3, total);
    }

    private static string WithoutIndent(string text)
    {
        StringBuilder lines = new();
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            lines.Append(line).Append('\n');
        }

        return lines.ToString();
    }

    private sealed class Saver(Vault.IClient vault)
    {
        public async Task<Shares> SaveAsync(Address token)
        {
            UInt256 balance = await vault.BalanceOfAsync(Account, cancellationToken: Cancellation);
            TransactionHandle handle = await vault.DepositAsync(
                new() { Token = token, Amount = balance, MinShares = new Shares(1) }, cancellationToken: Cancellation);
            TransactionReceipt receipt = await handle.WaitAsync(cancellationToken: Cancellation);
            return Assert.Single(receipt.GetEvents<Vault.Event.Deposited>(vault.Address)).Shares;
        }

        private static Address Account { get; } = new FakeTransport().Account;
    }
}
