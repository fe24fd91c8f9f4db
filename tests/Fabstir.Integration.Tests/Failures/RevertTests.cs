using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Failures;

/// <summary>What a contract refuses is an exception with the contract's error in it: in a call, before sending, and after mining.</summary>
public sealed class RevertTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static readonly TransactionOptions Unestimated = new() { GasLimit = 200_000 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_with_a_reason()
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(() => market.Client.NodeRegistry.GetModelPricingAsync(
            market.ClientAddress, market.Devnet.Model.Id, market.Usdc, cancellationToken: Cancellation));

        Assert.Equal(new NodeRegistry.Error.Revert("No model pricing"), refused.Error);
        Assert.Equal("getModelPricing(address,bytes32,address)", refused.Signature);
        Assert.Equal(market.Devnet.Deployment.NodeRegistry, refused.Contract!.Value);
    }

    [Fact]
    public async Task A_call_with_an_error_of_its_own()
    {
        // ERC-1822: behind a proxy there is no answer.
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => market.Client.JobMarketplace.ProxiableUUIDAsync(cancellationToken: Cancellation));

        Assert.IsType<JobMarketplace.Error.UUPSUnauthorizedCallContext>(refused.Error);
    }

    [Fact]
    public async Task A_call_without_a_reason()
    {
        // The getter of an array has nothing to say about an index that is not there.
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => market.Client.ModelRegistry.ModelListAsync(1_000, cancellationToken: Cancellation));

        Assert.True(refused.RevertData.IsEmpty);
        Assert.IsType<ModelRegistry.Error.Unknown>(refused.Error);
    }

    [Fact]
    public async Task An_overflow_in_a_contract_is_a_panic()
    {
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => market.Host.NodeRegistry.StakeAsync(new() { Amount = UInt256.MaxValue }, cancellationToken: Cancellation));

        // Solidity's documentation: 0x11 is arithmetic that leaves the range of its type.
        Assert.Equal(new NodeRegistry.Error.Panicked(new PanicCode(0x11)), refused.Error);
    }

    [Fact]
    public async Task A_transaction_that_the_estimate_refuses_is_not_sent()
    {
        ulong nonce = await NonceAsync(market.ClientAddress);

        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => market.Client.JobMarketplace.SetMinTokensFeeAsync(new() { Fee = 1 }, cancellationToken: Cancellation));

        Assert.Equal(new JobMarketplace.Error.OwnableUnauthorizedAccount { Account = market.ClientAddress }, refused.Error);
        Assert.Equal(nonce, await NonceAsync(market.ClientAddress));
    }

    [Fact]
    public async Task A_transaction_that_fails_when_it_is_mined_names_the_error_and_costs_gas()
    {
        TransactionHandle handle = await market.Client.JobMarketplace.SetMinTokensFeeAsync(new() { Fee = 1 }, Unestimated, Cancellation);

        TransactionRevertedException failed = await Assert.ThrowsAsync<TransactionRevertedException>(() => handle.WaitAsync(cancellationToken: Cancellation));

        Assert.Equal(new JobMarketplace.Error.OwnableUnauthorizedAccount { Account = market.ClientAddress }, failed.Error);
        Assert.Equal((handle.Hash, false), (failed.Receipt.TransactionHash, failed.OutOfGas));
        Assert.InRange(failed.Receipt.GasUsed, 21_000UL, 200_000UL);
        Assert.Equal((UInt256)1_000, await market.Client.JobMarketplace.MinTokensFeeAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_transaction_that_runs_out_of_gas_says_so()
    {
        // Enough to begin, too little to write: what runs out is the implementation behind the proxy, and not the transaction as a whole.
        TransactionOptions tooLittle = new() { GasLimit = 60_000 };
        JobMarketplace.Functions.DepositToken deposit = new() { Token = market.Usdc, Amount = 1_000_000 };
        TransactionHandle handle = await market.Client.JobMarketplace.DepositTokenAsync(deposit, tooLittle, Cancellation);

        TransactionRevertedException failed = await Assert.ThrowsAsync<TransactionRevertedException>(() => handle.WaitAsync(cancellationToken: Cancellation));

        Assert.Equal((true, null), (failed.OutOfGas, failed.Error));
        Assert.InRange(failed.Receipt.GasUsed, 50_000UL, 59_999UL);
    }

    [Fact]
    public async Task A_read_only_transport_refuses_to_send() => await Assert.ThrowsAsync<SignerRequiredException>(
        () => market.Devnet.Contracts.Usdc.ApproveAsync(new() { Spender = market.HostAddress, Value = 1 }, cancellationToken: Cancellation));

    [Fact]
    public async Task An_address_without_a_contract_is_named()
    {
        JobMarketplace nowhere = new(market.Devnet.Transport, market.ClientAddress);

        ContractNotFoundException missing = await Assert.ThrowsAsync<ContractNotFoundException>(() => nowhere.NextJobIdAsync(cancellationToken: Cancellation));

        Assert.Equal(market.ClientAddress, missing.Contract);
    }

    private Task<ulong> NonceAsync(Address account) => market.Devnet.Transport.GetTransactionCountAsync(account, BlockReference.Pending, Cancellation);
}
