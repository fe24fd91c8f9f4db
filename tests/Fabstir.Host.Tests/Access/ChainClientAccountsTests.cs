using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Host.Tests.Support;

namespace Fabstir.Host.Tests.Access;

/// <summary>Delegates and wallets on a real chain.</summary>
public sealed class ChainClientAccountsTests(HostedMarket market) : IClassFixture<HostedMarket>
{
    private static readonly Bytes32 Digest = Bytes32.Parse($"0x{new string('d', 64)}");
    private static readonly Bytes Signature = Bytes.Parse("0x5167");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delegate_is_whom_the_depositor_authorized()
    {
        ChainClientAccounts accounts = new(market.Host);
        Address depositor = market.Devnet.Accounts.Client.Address;
        await market.Client.Payments.AuthorizeDelegateAsync(Keys.Other.Address, Cancellation);

        Assert.True(await accounts.IsDelegateAsync(depositor, Keys.Other.Address, Cancellation));
        Assert.False(await accounts.IsDelegateAsync(Keys.Other.Address, depositor, Cancellation));
        Assert.False(await accounts.IsDelegateAsync(depositor, Keys.Host.Address, Cancellation));
    }

    [Theory]
    [InlineData("631626ba7e60e01b60005260206000f3", true)]     // returns 0x1626ba7e
    [InlineData("63ffffffff60e01b60005260206000f3", false)]    // returns 0xffffffff
    [InlineData("60006000fd", false)]                          // reverts
    [InlineData("60016000f3", false)]                          // returns one byte
    [InlineData("00", false)]                                  // returns nothing
    [InlineData("", false)]                                    // no contract
    public async Task A_wallets_contract_says_what_its_signature_is(string code, bool isSigned)
    {
        Address wallet = Address.Parse("0x00000000000000000000000000000000c0dec0de");
        JsonArray arguments = [wallet.ToString(), $"0x{code}"];
        await market.Devnet.Transport.RequestAsync("anvil_setCode", arguments, Cancellation);

        Assert.Equal(isSigned, await new ChainClientAccounts(market.Host).IsSignedByContractAsync(wallet, Digest, Signature, Cancellation));
    }
}
