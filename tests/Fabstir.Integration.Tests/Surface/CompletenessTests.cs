using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fabstir.Abi;
using Fabstir.Contracts;
using Fabstir.Ethereum;
using Integration.Tests.Support;

namespace Integration.Tests.Surface;

/// <summary>The local chain has every function of the deployed contracts: none is missing, and none is there in name only.</summary>
public sealed class CompletenessTests(Marketplace market) : IClassFixture<Marketplace>
{
    // ERC-1967: where a proxy keeps the address of its implementation.
    private const string ImplementationSlot = "0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc";

    public static TheoryData<string, int> Contracts { get; } = new()
    {
        { nameof(JobMarketplace), 71 },
        { nameof(NodeRegistry), 52 },
        { nameof(ModelRegistry), 46 },
        { nameof(HostEarnings), 19 },
        { nameof(ProofSystem), 11 },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_code_has_the_selector_of_every_function(string contract, int count)
    {
        IReadOnlyList<DeployedFunction> functions = DeployedFunction.Of(contract);
        IReadOnlySet<uint> pushed = Opcodes.Pushed(await ImplementationCodeAsync(contract));

        Assert.Equal(count, functions.Count);
        Assert.DoesNotContain(functions, function => !pushed.Contains(function.Selector));
        Assert.DoesNotContain(0x12345678U, pushed);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task The_code_is_no_larger_than_a_chain_accepts(string contract, int _) =>
        // EIP-170. anvil refuses larger code, too, unless it is told not to: this one is not.
        Assert.InRange((await ImplementationCodeAsync(contract)).Length, 1, 24_576);

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Every_function_that_writes_answers_or_says_why_not(string contract, int _)
    {
        IEnumerable<DeployedFunction> writing = DeployedFunction.Of(contract).Where(static function => function.Writes);

        List<string> silent = [];
        foreach (DeployedFunction function in writing)
        {
            if (await IsSilentAsync(contract, function.Selector))
            {
                silent.Add(function.Name);
            }
        }

        Assert.Empty(silent);
        Assert.True(await IsSilentAsync(contract, 0x12345678), "A function that no contract has is refused without a reason.");
    }

    // Called with zeros by somebody without any right. What is missing reverts with nothing; what is there returns, or reverts with an error.
    private async Task<bool> IsSilentAsync(string contract, uint selector)
    {
        byte[] calldata = new byte[4 + (32 * 16)];
        BinaryPrimitives.WriteUInt32BigEndian(calldata, selector);
        JsonObject call = new()
        {
            ["from"] = market.Devnet.Accounts.Others[5].Address.ToString(),
            ["to"] = AddressOf(contract).ToString(),
            ["data"] = ((Bytes)calldata).ToString(),
        };
        try
        {
            await market.Devnet.Transport.RequestAsync("eth_call", [call, "latest"], Cancellation);
            return false;
        }
        catch (JsonRpcException e)
        {
            return e.RevertData is { IsEmpty: true };
        }
    }

    private async Task<Bytes> ImplementationCodeAsync(string contract)
    {
        JsonElement word = await market.Devnet.Transport.RequestAsync(
            "eth_getStorageAt", [AddressOf(contract).ToString(), ImplementationSlot, "latest"], Cancellation);
        Address implementation = new(Bytes32.Parse(word.GetString()!).AsSpan()[12..]);
        return await market.Devnet.Transport.GetCodeAsync(implementation, cancellationToken: Cancellation);
    }

    private Address AddressOf(string contract) => contract switch
    {
        nameof(JobMarketplace) => market.Devnet.Deployment.JobMarketplace,
        nameof(NodeRegistry) => market.Devnet.Deployment.NodeRegistry,
        nameof(ModelRegistry) => market.Devnet.Deployment.ModelRegistry,
        nameof(HostEarnings) => market.Devnet.Deployment.HostEarnings,
        _ => market.Devnet.Deployment.ProofSystem,
    };
}
