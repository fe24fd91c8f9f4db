using Fabstir.Abi;
using Fabstir.Ethereum;
using static Fabstir.Testing.Tests.Vaults;

namespace Fabstir.Testing.Tests;

/// <summary>Calls are answered as the test says, and nothing else is.</summary>
public sealed class CallTests
{
    private readonly FakeTransport _transport = new();
    private readonly Vault _vault;

    public CallTests() => _vault = new Vault(_transport, VaultAddress);

    [Fact]
    public async Task By_arguments()
    {
        _transport.OnCall(new Vault.Functions.BalanceOf { Account = Alice }).Returns(5);
        _transport.OnCall(new Vault.Functions.BalanceOf { Account = Other }).Returns(6);

        Assert.Equal((UInt256)5, await _vault.BalanceOfAsync(Alice, cancellationToken: Cancellation));
        Assert.Equal((UInt256)6, await _vault.BalanceOfAsync(Other, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task By_a_condition_and_computed_of_the_arguments()
    {
        _transport.OnCall<Vault.Functions.Preview, Vault.Results.Preview>(preview => preview.Amount > 10)
            .Returns(preview => new Vault.Results.Preview { Shares = new ValueTypes.Shares(1), Fee = preview.Amount / 10 });

        Assert.Equal((UInt256)5, (await _vault.PreviewAsync(50, Usdc, cancellationToken: Cancellation)).Fee);
        await Assert.ThrowsAsync<UnexpectedMessageException>(() => _vault.PreviewAsync(10, Usdc, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task By_contract()
    {
        _transport.OnCall<Vault.Functions.Status, Enums.IVault.Status>(contract: VaultAddress).Returns(Enums.IVault.Status.Paused);

        Assert.Equal(Enums.IVault.Status.Paused, await _vault.StatusAsync(cancellationToken: Cancellation));
        await Assert.ThrowsAsync<UnexpectedMessageException>(() => new Vault(_transport, Other).StatusAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Structs_and_arrays_come_as_they_are()
    {
        Structs.IVault.Order order = new() { Maker = Alice, Amount = 3, Proof = [Keccak256.Hash("leaf")] };
        AbiArray<Structs.IVault.Window> windows = [new() { Opens = 1, Closes = 2 }, new() { Opens = 3, Closes = 4 }];
        _transport.OnCall<Vault.Functions.OrderOf, Structs.IVault.Order>().Returns(order);
        _transport.OnCall(new Vault.Functions.Windows()).Returns(windows);

        Assert.Equal(order, await _vault.OrderOfAsync(Bytes32.Zero, cancellationToken: Cancellation));
        Assert.Equal(windows, await _vault.WindowsAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task One_result_after_the_other_and_the_last_for_ever()
    {
        _transport.OnCall(new Vault.Functions.FEE()).Returns(1, 2, 3);

        ushort[] fees = new ushort[4];
        for (int i = 0; i < fees.Length; i++)
        {
            fees[i] = await _vault.FEEAsync(cancellationToken: Cancellation);
        }

        Assert.Equal([1, 2, 3, 3], fees);
    }

    [Fact]
    public async Task The_newest_expectation_answers()
    {
        _transport.OnCall<Vault.Functions.BalanceOf, UInt256>().Returns(0);
        _transport.OnCall(new Vault.Functions.BalanceOf { Account = Alice }).Returns(5);

        Assert.Equal((UInt256)5, await _vault.BalanceOfAsync(Alice, cancellationToken: Cancellation));
        Assert.Equal((UInt256)0, await _vault.BalanceOfAsync(Other, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_revert_is_the_contracts_error()
    {
        _transport.OnCall<Vault.Functions.BalanceOf, UInt256>().RevertsWith(new Vault.Error.Closed());
        _transport.OnCall<Vault.Functions.Status, Enums.IVault.Status>().Reverts("not yet");
        _transport.OnCall<Vault.Functions.FEE, ushort>().Panics(new PanicCode(0x11));
        _transport.OnCall<Vault.Functions.OrderOf, Structs.IVault.Order>().Reverts(Bytes.Empty);

        Assert.Equal(new Vault.Error.Closed(), await ErrorOfAsync(_vault.BalanceOfAsync(Alice, cancellationToken: Cancellation)));
        Assert.Equal(new Vault.Error.Revert("not yet"), await ErrorOfAsync(_vault.StatusAsync(cancellationToken: Cancellation)));
        Assert.Equal(new Vault.Error.Panicked(new PanicCode(0x11)), await ErrorOfAsync(_vault.FEEAsync(cancellationToken: Cancellation)));
        Assert.IsType<Vault.Error.Unknown>(await ErrorOfAsync(_vault.OrderOfAsync(Bytes32.Zero, cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task A_node_that_is_out_of_reach()
    {
        NodeUnreachableException gone = new("http://node.test", "no connection", mayHaveArrived: false);
        _transport.OnCall(new Vault.Functions.FEE()).Throws(gone);

        Assert.Same(gone, await Assert.ThrowsAsync<NodeUnreachableException>(() => _vault.FEEAsync(cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task Writing_functions_are_simulated()
    {
        _transport.OnCall(Deposit(5)).Returns(new ValueTypes.Shares(4));
        _transport.OnCall(new Vault.Functions.Open()).RevertsWith(new Vault.Error.Closed());
        _transport.OnCall(new Vault.Functions.SetStatus { Status = Enums.IVault.Status.Active });

        Assert.Equal(new ValueTypes.Shares(4), await _vault.SimulateAsync(Deposit(5), cancellationToken: Cancellation));
        Assert.Equal(new Vault.Error.Closed(), await ErrorOfAsync(_vault.SimulateAsync(new Vault.Functions.Open(), cancellationToken: Cancellation)));
        await _vault.SimulateAsync(new Vault.Functions.SetStatus { Status = Enums.IVault.Status.Active }, cancellationToken: Cancellation);
        Assert.All(_transport.Recorded, static one => Assert.False(one.IsTransaction));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_is_not_made()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _vault.FEEAsync(cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(_transport.Recorded);
    }

    private static async Task<ContractError?> ErrorOfAsync(Task call) => (await Assert.ThrowsAsync<ContractRevertedException>(() => call)).Error;
}
