using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Clients;

/// <summary>Writing functions are run on the state of the chain, or on one that a test makes up, and nothing of it stays.</summary>
public sealed class SimulationTests(Marketplace market) : IClassFixture<Marketplace>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_result_is_what_the_transaction_then_does()
    {
        SessionTerms terms = SessionTerms.For(Way.Token);
        JobMarketplace.Functions.CreateSessionJobForModelWithToken opening = new()
        {
            Host = market.HostAddress,
            ModelId = market.Devnet.Model.Id,
            Token = market.Usdc,
            Deposit = terms.Deposit,
            PricePerToken = terms.PricePerToken,
            MaxDuration = terms.MaxDuration,
            ProofInterval = terms.ProofInterval,
            ProofTimeoutWindow = terms.ProofTimeoutWindow,
        };

        UInt256 simulated = await market.Client.JobMarketplace.SimulateAsync(opening, cancellationToken: Cancellation);
        UInt256 next = await market.Client.JobMarketplace.NextJobIdAsync(cancellationToken: Cancellation);
        TransactionReceipt receipt = await market.Client.JobMarketplace.CreateSessionJobForModelWithTokenAsync(opening, cancellationToken: Cancellation).MinedAsync();

        Assert.Equal(next, simulated);
        Assert.Equal(simulated, Assert.Single(receipt.GetEvents<JobMarketplace.Event.SessionJobCreated>(market.Client.JobMarketplace.Address)).JobId);
    }

    [Fact]
    public async Task Who_calls_is_an_option_and_a_refusal_is_the_contracts_error()
    {
        ERC20.Functions.Transfer transfer = new() { To = market.HostAddress, Value = 1 };

        Assert.True(await market.Client.Usdc.SimulateAsync(transfer, cancellationToken: Cancellation));
        ContractRevertedException refused = await Assert.ThrowsAsync<ContractRevertedException>(
            () => market.Client.Usdc.SimulateAsync(transfer, options: new() { From = market.DelegateAddress }, cancellationToken: Cancellation));

        Assert.IsAssignableFrom<ERC20.Error>(refused.Error);
    }

    [Fact]
    public async Task Value_goes_with_it_and_a_balance_is_made_up()
    {
        Address poor = Address.Parse("0x00000000000000000000000000000000000051a7");
        JobMarketplace.Functions.DepositNative deposit = new();
        CallOptions rich = new()
        {
            From = poor,
            StateOverride = new Dictionary<Address, AccountOverride> { [poor] = new() { Balance = Wei.FromEther(2) } },
        };

        await market.Client.JobMarketplace.SimulateAsync(deposit, Wei.FromEther(1), rich, Cancellation);
        // Not even a revert: the node finds no money to send.
        await Assert.ThrowsAnyAsync<EthereumException>(
            () => market.Client.JobMarketplace.SimulateAsync(deposit, Wei.FromEther(1), rich with { StateOverride = null }, Cancellation));

        Assert.Equal(Wei.Zero, await market.Devnet.Transport.GetBalanceAsync(poor, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Code_is_made_up()
    {
        // PUSH1 1, PUSH0, MSTORE, PUSH1 32, PUSH0, RETURN: whatever is asked, the answer is one.
        Bytes yes = Bytes.Parse("0x60015f5260205ff3");
        Address anywhere = Address.Parse("0x00000000000000000000000000000000000051a8");
        CallOptions options = new() { StateOverride = new Dictionary<Address, AccountOverride> { [anywhere] = new() { Code = yes } } };

        Assert.True(await new ERC20(market.Devnet.Transport, anywhere).SimulateAsync(
            new ERC20.Functions.Transfer { To = market.HostAddress, Value = UInt256.MaxValue }, options: options, cancellationToken: Cancellation));
    }
}
