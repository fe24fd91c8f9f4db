using Fabstir.Codegen.Analyzers.Rules.Deployments;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Deployments;

/// <summary>FAB5004: an address, a token or a deployment of one chain beside the id of another.</summary>
public sealed class ChainMismatchTests
{
    private const string Usdc = "0x036CbD53842c5426634e7929541eC2318f3dCF7e";
    private const string Market = "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4";

    [Theory]
    [InlineData("new FabstirContracts(new JsonRpcTransport(url, null, new JsonRpcTransportOptions { ChainId = 8453 }), [|FabstirDeployments.BaseSepolia|])")]
    [InlineData("new FabstirContracts(deployment: [|BaseSepolia|], transport: mainnet)")]
    [InlineData("new JobMarketplace(mainnet, [|BaseSepolia.JobMarketplace|])")]
    [InlineData("new ERC20(mainnet, [|Address.Parse(\"" + Usdc + "\")|])")]
    [InlineData("new TypedDataDomain { ChainId = Chains.Base, VerifyingContract = [|local|] }")]
    [InlineData("new TypedDataDomain { VerifyingContract = [|declared.Usdc.Address|], ChainId = 1 }")]
    [InlineData("domain with { ChainId = 8_453, VerifyingContract = [|BaseSepolia.Fab|] }")]
    [InlineData("new Eip1559Transaction { To = [|Chains.Market|], ChainId = alias, Nonce = 0, GasLimit = 21_000, MaxFeePerGas = default, MaxPriorityFeePerGas = default }")]
    [InlineData("new LegacyTransaction { ChainId = Main, To = [|Address.Parse(Chains.Text)|], Nonce = 0, GasLimit = 21_000, GasPrice = default }")]
    public Task An_address_of_another_chain_is_reported(string expression) => Analysis<ChainMismatchAnalyzer>.ReportsAsync(With(expression));

    [Fact]
    public Task Deployments_of_ones_own_are_looked_at() => Analysis<ChainMismatchAnalyzer>.ReportsAsync(
        $$"""
        sealed partial class Mine : FabstirDeployment
        {
            private const string Token = [|"{{Usdc}}"|];

            public override ulong ChainId => Ids.Base;
            public override string Name => "Base";
            public override DeployedToken Usdc { get; } = new(Address.Parse(Token), "USDC", 6, default, "");
        }

        sealed partial class Mine
        {
            public override DeployedContract JobMarketplace { get; } = new(Address.Parse([|"{{Market}}"|]), default, "");
            public override DeployedContract NodeRegistry => JobMarketplace;
            public override DeployedContract ModelRegistry => JobMarketplace;
            public override DeployedContract ProofSystem => JobMarketplace;
            public override DeployedContract HostEarnings => JobMarketplace;
            public override DeployedToken Fab => Usdc;
        }

        static class Ids
        {
            public const ulong Base = 8453;
        }
        """);

    [Fact]
    public Task Attributes_and_programs_are_looked_at() => Analysis<ChainMismatchAnalyzer>.ReportsAsync(
        $$"""
        JsonRpcTransportOptions options = new() { ChainId = 8453 };
        using JsonRpcTransport transport = new(new Uri("https://mainnet.base.org"), options: options);
        ERC20 usdc = new(transport, [|FabstirDeployments.BaseSepolia.Usdc|]);

        static class Known
        {
            [KnownAddress(8453, [|"{{Usdc}}"|])]
            public static string? Usdc { get; set; }
        }
        """);

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<ChainMismatchAnalyzer>.ReportsAsync(
        $$"""
        using Domain = Fabstir.Abi.TypedDataDomain;
        using Options = Fabstir.Ethereum.JsonRpcTransportOptions;
        using Token = Fabstir.Contracts.ERC20;
        using Transport = Fabstir.Ethereum.JsonRpcTransport;

        Address copied = Address.Parse(Known.Usdc);
        using Transport mainnet = new(options: new Options { ChainId = Known.Base }, endpoint: new Uri("https://mainnet.base.org"));
        using Transport testnet = new(options: new Options { ChainId = Known.Sepolia }, endpoint: new Uri("https://sepolia.base.org"));
        Token first = new(address: [|copied|], transport: mainnet);
        Token second = new(address: copied, transport: testnet);
        Domain domain = new() { VerifyingContract = [|copied|], ChainId = Known.Base };

        static class Known
        {
            public const ulong Base = 8453;
            public const ulong Sepolia = 84532;
            public const string Usdc = "{{Usdc}}";
        }
        """);

    [Fact]
    public async Task The_message_gives_both_chains() => Assert.Equal(
        ["Error FAB5004: This is on chain 84532, and it is used for chain 8453, where nothing or something else stands there"],
        await Analysis<ChainMismatchAnalyzer>.MessagesAsync(With("new ERC20(mainnet, BaseSepolia.Usdc)")));

    [Theory]
    [InlineData("new FabstirContracts(new JsonRpcTransport(url, null, new JsonRpcTransportOptions { ChainId = 84532 }), BaseSepolia)")]
    [InlineData("new FabstirContracts(new JsonRpcTransport(url, null, new JsonRpcTransportOptions { ChainId = BaseSepolia.ChainId }), BaseSepolia)")]
    [InlineData("new FabstirContracts(new JsonRpcTransport(url, null, new JsonRpcTransportOptions { ChainId = BaseSepoliaDeployment.Id }), BaseSepolia)")]
    [InlineData("new FabstirContracts(new JsonRpcTransport(url), BaseSepolia)")]
    [InlineData("new FabstirContracts(mainnet, unknown)")]
    [InlineData("new JobMarketplace(mainnet, unknown.JobMarketplace)")]
    [InlineData("new ERC20(transport, BaseSepolia.Usdc)")]
    [InlineData("new ERC20(mainnet, Address.Parse(\"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913\"))")]
    [InlineData("new TypedDataDomain { ChainId = 84_532, VerifyingContract = BaseSepolia.Usdc }")]
    [InlineData("new TypedDataDomain { ChainId = number, VerifyingContract = BaseSepolia.Usdc }")]
    [InlineData("new TypedDataDomain { ChainId = 8_453, VerifyingContract = Address.Zero }")]
    [InlineData("new TypedDataDomain { VerifyingContract = BaseSepolia.Usdc }")]
    [InlineData("Bridge(chainId: 8_453, token: BaseSepolia.Usdc)")]
    [InlineData("new Route { ChainId = 8_453, From = BaseSepolia.Usdc }")]
    [InlineData("condition ? 8453ul : BaseSepolia.ChainId")]
    public Task Addresses_of_that_chain_and_what_is_not_known_are_not_reported(string expression) => Analysis<ChainMismatchAnalyzer>.ReportsAsync(With(expression));

    private static string With(string expression) => $$"""
        using static Chains;
        using static Fabstir.Contracts.FabstirDeployments;

        class C
        {
            object M(Uri url, IContractTransport transport, FabstirDeployment unknown, TypedDataDomain domain, ulong number, bool condition)
            {
                Address local = BaseSepolia.JobMarketplace;
                FabstirDeployment declared = BaseSepolia;
                var options = new JsonRpcTransportOptions { ChainId = Main };
                var mainnet = new JsonRpcTransport(url, options: options);
                ulong alias = Chains.Base;
                return {{expression}};
            }

            object Bridge(ulong chainId, Address token) => token;
        }

        static partial class Chains
        {
            public const ulong Base = 8453;
            public const string Text = "{{Usdc}}";
            public static readonly Address Market = Address.Parse("{{Market}}");
        }

        static partial class Chains
        {
            public static ulong Main => Base;
        }

        record Route
        {
            public ulong ChainId { get; init; }

            public Address From { get; init; }
        }
        """;
}
