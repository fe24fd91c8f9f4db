using Fabstir.Abi;

namespace Fabstir.Testing.Tests;

/// <summary>What the tests talk about.</summary>
internal static class Vaults
{
    public static readonly Address VaultAddress = Address.Parse("0x00000000000000000000000000000000000000a1");
    public static readonly Address Other = Address.Parse("0x00000000000000000000000000000000000000a2");
    public static readonly Address Alice = Address.Parse("0x00000000000000000000000000000000000000b1");
    public static readonly Address Usdc = Address.Parse("0x00000000000000000000000000000000000000c1");

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Vault.Functions.Deposit Deposit(UInt256 amount) => new() { Token = Usdc, Amount = amount, MinShares = new ValueTypes.Shares(1) };

    public static Vault.Event.Deposited Deposited(UInt256 amount) => new() { Account = Alice, Token = Usdc, Amount = amount, Shares = new ValueTypes.Shares(7) };
}
