using System.Text.Json.Nodes;
using Fabstir.Abi;

namespace Fabstir.Ethereum.Tests;

public sealed class RevertTests
{
    private const string Data = "0x08c379a00000000000000000000000000000000000000000000000000000000000000020";

    /// <summary>Errors as nodes write them: which node is in the name of the case.</summary>
    public static TheoryData<string, int, string, string> Reverts { get; } = new()
    {
        { "geth, anvil, reth: code 3 and hexadecimal data", 3, $"\"{Data}\"", Data },
        { "nethermind: code of its own and hexadecimal data", -32015, $"\"{Data}\"", Data },
        { "hardhat: an object around the data", -32603, $$"""{"message":"reverted","data":"{{Data}}"}""", Data },
        { "a gateway around such a node: two objects", -32000, $$$"""{"code":3,"data":{"data":"{{{Data}}}"}}""", Data },
        { "code 3 without data", 3, "null", "0x" },
        { "code 3 with data that is none", 3, "\"reverted\"", "0x" },
        { "a revert without a reason", 3, "\"0x\"", "0x" },
        { "a revert without a reason, other code", -32000, "\"0x\"", "0x" },
    };

    /// <summary>Errors that are no reverts.</summary>
    public static TheoryData<string, int, string> OtherErrors { get; } = new()
    {
        { "geth without data", -32000, "null" },
        { "text", -32000, "\"execution reverted\"" },
        { "odd digits", -32000, "\"0x123\"" },
        { "a number", -32000, "5" },
        { "an object without data", -32000, """{"reason":"0x08c379a0"}""" },
        { "an array", -32000, """["0x08c379a0"]""" },
        { "data too deep", -32000, """{"data":{"data":{"data":{"data":{"data":"0x08c379a0"}}}}}""" },
    };

    [Theory]
    [MemberData(nameof(Reverts))]
    public async Task A_revert_is_found_in_the_error_of_a_call(string node, int code, string data, string expected)
    {
        using World world = new();
        world.Node.Always("eth_call", NodeFaults.Fail(code, node, JsonNode.Parse(data)));

        ContractRevertedException revert = await Assert.ThrowsAsync<ContractRevertedException>(() => world.CreateTransport().CallAsync(World.Ping, cancellationToken: Test.Token));

        Assert.Equal(Bytes.Parse(expected), revert.RevertData);
        Assert.Equal(new TestError(Bytes.Parse(expected)), revert.Error);
        Assert.Equal((World.Contract, "ping()"), (revert.Contract, revert.Signature));
    }

    [Theory]
    [MemberData(nameof(Reverts))]
    public async Task A_revert_of_the_gas_estimation_stops_a_transaction(string node, int code, string data, string expected)
    {
        using World world = new();
        world.Node.Always("eth_estimateGas", NodeFaults.Fail(code, node, JsonNode.Parse(data)));

        ContractRevertedException revert = await Assert.ThrowsAsync<ContractRevertedException>(() => world.CreateTransport().SendAsync(World.Ping, cancellationToken: Test.Token));

        Assert.Equal(Bytes.Parse(expected), revert.RevertData);
        Assert.Equal(0, world.Node.CountOf("eth_sendRawTransaction"));
    }

    [Theory]
    [MemberData(nameof(OtherErrors))]
    public async Task Another_error_stays_an_error_of_the_node(string node, int code, string data)
    {
        using World world = new();
        world.Node.Always("eth_call", NodeFaults.Fail(code, $"execution reverted: {node}", JsonNode.Parse(data)));

        JsonRpcException error = await Assert.ThrowsAsync<JsonRpcException>(() => world.CreateTransport().CallAsync(World.Ping, cancellationToken: Test.Token));

        Assert.Equal(code, error.Code);
        Assert.Null(error.RevertData);
    }

    [Fact]
    public async Task Without_a_decoder_the_data_is_there_all_the_same()
    {
        using World world = new();
        world.Node.Always("eth_call", NodeFaults.Fail(3, "execution reverted", Data));

        ContractRevertedException revert = await Assert.ThrowsAsync<ContractRevertedException>(
            () => world.CreateTransport().CallAsync(World.Ping with { DecodeRevert = null }, cancellationToken: Test.Token));

        Assert.Equal(Bytes.Parse(Data), revert.RevertData);
        Assert.Null(revert.Error);
    }
}
