using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Development;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Clients;

/// <summary>Contracts are created with what their constructors take, and are there when their deployment was waited for.</summary>
public sealed class DeploymentTests(Marketplace market) : IClassFixture<Marketplace>
{
    // Returns its own runtime code of one byte, STOP, and takes whatever value comes: PUSH1 1, PUSH0, RETURN.
    private static readonly Bytecode Payable = Bytecode.Parse("60015ff3");

    // Gives up at once: PUSH0, PUSH0, REVERT.
    private static readonly Bytecode Refusing = Bytecode.Parse("0x5f5ffd");

    // Leaves the 20 bytes of a library as its code: PUSH20 library, PUSH0, MSTORE, PUSH1 20, PUSH1 12, RETURN.
    private static readonly Bytecode Linked = Bytecode.Parse("73__$8d5bd6f4ec872d332d9d2a9e440cf6dbe2$__5f526014600cf3", [new("lib/Maths.sol:Maths", 1)]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private JsonRpcTransport Owner => market.Devnet.TransportOf(market.Devnet.Accounts.Owner);

    [Fact]
    public async Task With_arguments_and_a_client()
    {
        DevnetToken.Constructor arguments = new() { Name = "Dollar", Symbol = "USD", Decimals = 2 };

        ContractDeployment<ERC20> deployment = await ContractDeployment.DeployAsync(
            Owner, EmbeddedBytecode.Of("DevnetToken"), arguments, "DevnetToken", address => new ERC20(Owner, address), DevnetToken.Error.Decode, Wei.Zero, options: null, Cancellation);
        ERC20 token = await deployment.WaitAsync(cancellationToken: Cancellation);

        Assert.Equal("Dollar", await token.NameAsync(cancellationToken: Cancellation));
        Assert.Equal(2, await token.DecimalsAsync(cancellationToken: Cancellation));
        TransactionReceipt? receipt = await market.Devnet.Transport.GetReceiptAsync(deployment.Transaction.Hash, Cancellation);
        Assert.Equal(token.Address, receipt!.ContractAddress!.Value);
    }

    [Fact]
    public async Task With_value()
    {
        ContractDeployment<Address> deployment = await ContractDeployment.DeployAsync(Owner, Payable, Wei.FromGwei(3), cancellationToken: Cancellation);
        Address contract = await deployment.WaitAsync(cancellationToken: Cancellation);

        Assert.Equal(Wei.FromGwei(3), await market.Devnet.Transport.GetBalanceAsync(contract, cancellationToken: Cancellation));
        Assert.Equal(Bytes.Parse("0x00"), await market.Devnet.Transport.GetCodeAsync(contract, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_constructor_that_refuses()
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => ContractDeployment.DeployAsync(Owner, Refusing, cancellationToken: Cancellation));

        Assert.Null(refused.Contract);
    }

    [Fact]
    public async Task With_a_library()
    {
        ContractDeployment<Address> deployment = await ContractDeployment.DeployAsync(
            Owner, Linked.Link("Maths", market.Usdc), cancellationToken: Cancellation);
        Address contract = await deployment.WaitAsync(cancellationToken: Cancellation);

        Assert.Equal(Bytes.Create(market.Usdc.AsSpan()), await market.Devnet.Transport.GetCodeAsync(contract, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Without_its_library_nothing_is_sent()
    {
        ulong nonce = await market.Devnet.Transport.GetTransactionCountAsync(Owner.Account!.Value, BlockReference.Pending, Cancellation);

        UnlinkedBytecodeException unlinked = await Assert.ThrowsAsync<UnlinkedBytecodeException>(
            () => ContractDeployment.DeployAsync(Owner, Linked, cancellationToken: Cancellation));

        Assert.Equal(["lib/Maths.sol:Maths"], unlinked.Libraries);
        Assert.Equal(nonce, await market.Devnet.Transport.GetTransactionCountAsync(Owner.Account!.Value, BlockReference.Pending, Cancellation));
    }
}
