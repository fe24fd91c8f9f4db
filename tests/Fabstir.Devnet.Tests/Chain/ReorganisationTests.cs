using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Ethereum;

namespace Fabstir.Development.Tests.Chain;

public sealed class ReorganisationTests
{
    private static readonly Address Somebody = Address.Parse("0x00000000000000000000000000000000000050b1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Transactions_of_the_replaced_blocks_are_gone()
    {
        await using Devnet devnet = await Devnet.StartAsync(cancellationToken: Cancellation);
        Bytes32 stays = await PayAsync(devnet, 1);
        Bytes32 goes = await PayAsync(devnet, 2);
        Bytes32 goesToo = await PayAsync(devnet, 4);
        BlockHeader before = (await devnet.Transport.GetBlockAsync(cancellationToken: Cancellation))!;

        await devnet.ReorganiseAsync(2, cancellationToken: Cancellation);

        BlockHeader after = (await devnet.Transport.GetBlockAsync(cancellationToken: Cancellation))!;
        Assert.Equal(before.Number, after.Number);
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.True(await IsMinedAsync(devnet, stays));
        Assert.False(await IsMinedAsync(devnet, goes));
        Assert.False(await IsMinedAsync(devnet, goesToo));
        Assert.Equal(1, (int)(await devnet.Transport.GetBalanceAsync(Somebody, cancellationToken: Cancellation)).Value);
    }

    [Fact]
    public async Task Transactions_can_be_in_another_block_than_before()
    {
        await using Devnet devnet = await Devnet.StartAsync(cancellationToken: Cancellation);
        Bytes32 hash = await PayAsync(devnet, 2);
        Bytes raw = Bytes.Parse((await devnet.Transport.RequestAsync("debug_getRawTransaction", [hash.ToString()], Cancellation)).GetString()!);
        Bytes32 block = (await devnet.Transport.GetReceiptAsync(hash, Cancellation))!.BlockHash;

        await devnet.ReorganiseAsync(1, [raw], Cancellation);

        Assert.NotEqual(block, (await devnet.Transport.GetReceiptAsync(hash, Cancellation))!.BlockHash);
    }

    [Fact]
    public async Task The_clock_stays_near_the_present_although_the_deployment_may_be_old()
    {
        await using Devnet devnet = await Devnet.StartAsync(cancellationToken: Cancellation);
        BlockHeader first = (await devnet.Transport.GetBlockAsync(cancellationToken: Cancellation))!;
        await PayAsync(devnet, 1);

        await devnet.ReorganiseAsync(1, cancellationToken: Cancellation);

        DateTimeOffset after = (await devnet.Transport.GetBlockAsync(cancellationToken: Cancellation))!.Timestamp;
        Assert.InRange(after, first.Timestamp.AddMinutes(-1), first.Timestamp.AddMinutes(1));
    }

    [Fact]
    public async Task There_must_be_as_many_blocks()
    {
        await using Devnet devnet = await Devnet.StartAsync(cancellationToken: Cancellation);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => devnet.ReorganiseAsync(0, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<JsonRpcException>(() => devnet.ReorganiseAsync(1_000, cancellationToken: Cancellation));
    }

    private static async Task<Bytes32> PayAsync(Devnet devnet, int wei)
    {
        JsonObject transaction = new()
        {
            ["from"] = devnet.Accounts.Others[0].Address.ToString(),
            ["to"] = Somebody.ToString(),
            ["value"] = $"0x{wei:x}",
        };
        Bytes32 hash = Bytes32.Parse((await devnet.Transport.RequestAsync("eth_sendTransaction", [transaction], Cancellation)).GetString()!);

        // The answer may come before the block: each payment shall have one of its own.
        while (!await IsMinedAsync(devnet, hash))
        {
            await Task.Delay(10, Cancellation);
        }

        return hash;
    }

    private static async Task<bool> IsMinedAsync(Devnet devnet, Bytes32 hash) => await devnet.Transport.GetReceiptAsync(hash, Cancellation) is not null;
}
