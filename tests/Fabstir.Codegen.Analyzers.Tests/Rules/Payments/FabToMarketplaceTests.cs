using Fabstir.Codegen.Analyzers.Rules.Payments;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.Payments;

/// <summary>FAB1002: FAB approved for or sent to a contract that takes none.</summary>
public sealed class FabToMarketplaceTests
{
    [Theory]
    [InlineData("contracts.Fab.ApproveAsync(new() { Spender = [|deployment.JobMarketplace|], Value = 1 })")]
    [InlineData("contracts.Fab.ApproveAsync(new ERC20.Functions.Approve { Value = 1, Spender = [|contracts.JobMarketplace.Address|] })")]
    [InlineData("contracts.Fab.TransferAsync(new() { To = [|deployment.HostEarnings|], Value = 1 })")]
    [InlineData("contracts.Fab.TransferFromAsync(new() { From = default, To = [|deployment.JobMarketplace|], Value = 1 })")]
    [InlineData("new ERC20(transport, deployment.Fab).ApproveAsync(new() { Spender = [|deployment.JobMarketplace|], Value = 1 })")]
    [InlineData("new ERC20(address: FabAddress, transport: transport).ApproveAsync(new() { Spender = [|deployment.JobMarketplace|], Value = 1 })")]
    [InlineData("alias.ApproveAsync(new() { Spender = [|spender|], Value = 1 })")]
    [InlineData("alias.ApproveAsync(new() { Spender = [|Address.Parse(\"0x1273E6358aa52Bb5B160c34Bf2e617B745e4A944\")|], Value = 1 })")]
    [InlineData("alias.ApproveAsync(new() { Spender = [|Address.Parse(\"0xF6420Cc8d44Ac92a6eE29A5E8D12D00aE91a73B3\")|], Value = 1 })")]
    [InlineData("alias.TransferAsync(new() { To = [|Address.Parse(\"0x3b96fBD7b463e94463Ae4d0f2629e08cf1F25894\")|], Value = 1 })")]
    public Task FAB_for_the_marketplace_or_an_old_contract_is_reported(string call) => Analysis<FabToMarketplaceAnalyzer>.ReportsAsync(
        $$"""
        using static Addresses;

        class C
        {
            async Task M(FabstirContracts contracts, FabstirDeployment deployment, IContractTransport transport)
            {
                ERC20 alias = contracts.Fab;
                DeployedContract spender = deployment.JobMarketplace;
                await {{call}};
            }
        }

        static partial class Addresses
        {
            public static readonly Address FabAddress = Address.Parse("0xC78949004B4EB6dEf2D66e49Cd81231472612D62");
        }
        """);

    [Fact]
    public Task A_message_that_was_made_before_and_reordered_arguments_are_followed() => Analysis<FabToMarketplaceAnalyzer>.ReportsAsync(
        """
        FabstirContracts contracts = new(null!, FabstirDeployments.BaseSepolia);
        ERC20.Functions.Approve approval = new() { Value = 1, Spender = [|contracts.Deployment.JobMarketplace|] };
        await contracts.Fab.ApproveAsync(options: null, message: approval);
        """);

    [Fact]
    public Task Aliases_of_types_and_constants_of_other_types_are_followed() => Analysis<FabToMarketplaceAnalyzer>.ReportsAsync(
        """
        using Approval = Fabstir.Contracts.ERC20.Functions.Approve;
        using Token = Fabstir.Contracts.ERC20;

        partial class C
        {
            static readonly Address Market = Address.Parse(Known.Market);
        }

        partial class C
        {
            async Task M(IContractTransport transport)
            {
                Token fab = new(address: Address.Parse(Known.Fab), transport: transport);
                await fab.ApproveAsync(options: null, message: new Approval { Value = 1, Spender = [|Market|] });
                await fab.ApproveAsync(options: null, message: new Approval { Value = 1, Spender = Address.Parse(Known.Nodes) });
            }
        }

        static class Known
        {
            public const string Fab = "0xC78949004B4EB6dEf2D66e49Cd81231472612D62";
            public const string Market = "0xD067719Ee4c514B5735d1aC0FfB46FECf2A9adA4";
            public const string Nodes = "0x8BC0Af4aAa2dfb99699B1A24bA85E507de10Fd22";
        }
        """);

    [Fact]
    public async Task The_message_says_where_FAB_goes() => Assert.Equal(
        [
            "Warning FAB1002: JobMarketplace takes no FAB: stakes go to NodeRegistry, votes and fees of proposals to ModelRegistry",
            "Warning FAB1002: This NodeRegistry, which is not the current one, takes no FAB: stakes go to NodeRegistry, votes and fees of proposals to ModelRegistry",
        ],
        await Analysis<FabToMarketplaceAnalyzer>.MessagesAsync(
            """
            class C
            {
                void M(FabstirContracts c)
                {
                    c.Fab.ApproveAsync(new() { Spender = c.JobMarketplace.Address, Value = 1 });
                    c.Fab.ApproveAsync(new() { Spender = Address.Parse("0xF6420Cc8d44Ac92a6eE29A5E8D12D00aE91a73B3"), Value = 1 });
                }
            }
            """));

    [Theory]
    [InlineData("contracts.Fab.ApproveAsync(new() { Spender = deployment.NodeRegistry, Value = 1 })")]
    [InlineData("contracts.Fab.ApproveAsync(new() { Spender = contracts.ModelRegistry.Address, Value = 1 })")]
    [InlineData("contracts.Fab.TransferAsync(new() { To = someone, Value = 1 })")]
    [InlineData("contracts.Fab.TransferAsync(new() { To = Address.Parse(\"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed\"), Value = 1 })")]
    [InlineData("contracts.Usdc.ApproveAsync(new() { Spender = deployment.JobMarketplace, Value = 1 })")]
    [InlineData("new ERC20(transport, deployment.Usdc).TransferAsync(new() { To = deployment.JobMarketplace, Value = 1 })")]
    [InlineData("token.ApproveAsync(new() { Spender = deployment.JobMarketplace, Value = 1 })")]
    [InlineData("contracts.Fab.BalanceOfAsync(deployment.JobMarketplace)")]
    [InlineData("contracts.Fab.AllowanceAsync(someone, deployment.JobMarketplace)")]
    [InlineData("contracts.Fab.TransferFromAsync(new() { From = deployment.JobMarketplace, To = someone, Value = 1 })")]
    [InlineData("contracts.Fab.ApproveAsync(unknown)")]
    [InlineData("changing.ApproveAsync(new() { Spender = deployment.JobMarketplace, Value = 1 })")]
    public Task Stakes_votes_and_other_tokens_are_not_reported(string call) => Analysis<FabToMarketplaceAnalyzer>.ReportsAsync(
        $$"""
        class C
        {
            async Task M(FabstirContracts contracts, FabstirDeployment deployment, IContractTransport transport, ERC20 token, Address someone, ERC20.Functions.Approve unknown)
            {
                ERC20 changing = contracts.Fab;
                changing = contracts.Usdc;
                await {{call}};
            }
        }
        """);
}
