using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

/// <summary>Chains that grow, branch and are out of reach at random: what a reader holds at the end is what the chain has.</summary>
public sealed class LogSubscriptionFaultTests
{
    private const int Steps = 30;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_was_reported_and_not_taken_back_is_what_the_chain_has(int seed)
    {
        Random random = new(seed);
        using World world = new();
        world.Mine([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => random.Next(3))]);
        await using LogStream logs = new(world, world.CreateTransport(options: LogStream.Patient), new() { From = 1, BufferSize = random.Next(1, 20), OutageTimeout = TimeSpan.FromDays(30) });
        List<(Bytes32 Block, uint Index)> held = [];

        for (int i = 0; i < Steps; i++)
        {
            Change(world, random);

            // A log at the end shows that the reader has come so far.
            world.Mine(1);
            Log log;
            do
            {
                log = await logs.NextAsync();
                Hold(held, log);
            }
            while (log.Removed || log.BlockHash != world.Node.Locked(chain => chain.Head.Hash));

            Assert.Equal(Canonical(world), held);
        }
    }

    private static void Change(World world, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                world.Mine([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(3))]);
                break;
            case 1:
                int depth = world.Node.Locked(chain => random.Next(0, Math.Min(25, chain.Blocks.Count)));
                world.Node.Locked(chain => chain.Reorganise(depth, keepTransactions: false));
                world.Mine([.. Enumerable.Range(0, depth + random.Next(3)).Select(_ => random.Next(3))]);
                break;
            case 2:
                world.Node.Next("eth_getLogs", NodeFaults.LoseAnswer, NodeFaults.Fail(-32000, "busy"), NodeFaults.Fail(-32000, "busy"));
                break;
            case 3:
                // In the middle of a step, between what it asks first and what it asks then.
                int branch = world.Node.Locked(chain => random.Next(1, Math.Min(20, chain.Blocks.Count)));
                world.Node.Next(random.Next(2) == 0 ? "eth_getLogs" : "eth_getBlockByNumber", serve =>
                {
                    world.Node.Locked(chain => chain.Reorganise(branch, keepTransactions: false));
                    world.Mine([.. Enumerable.Range(0, branch).Select(_ => random.Next(3)), 1]);
                    return serve();
                });
                world.Mine(1);
                break;
            default:
                world.Node.Next("eth_getBlockByNumber", NodeFaults.RefuseConnection, NodeFaults.Serve, NodeFaults.LoseCall);
                break;
        }
    }

    private static void Hold(List<(Bytes32 Block, uint Index)> held, Log log)
    {
        if (log.Removed)
        {
            // Newest first: what is taken back is what was reported last.
            Assert.Equal((log.BlockHash, log.Index), held[^1]);
            held.RemoveAt(held.Count - 1);
        }
        else
        {
            Assert.DoesNotContain((log.BlockHash, log.Index), held);
            held.Add((log.BlockHash, log.Index));
        }
    }

    private static IEnumerable<(Bytes32 Block, uint Index)> Canonical(World world) => world.Node.Locked(chain => chain.Blocks
        .SelectMany(block => Enumerable.Range(0, block.Logs).Select(index => (block.Hash, (uint)index))).ToArray());
}
