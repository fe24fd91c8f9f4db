using Fabstir.Codegen.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

public sealed class ServiceTests
{
    [Fact]
    public void Code_that_uses_Nethereum_uses_it() => NethereumStub.Generate(
        "Token",
        "constructor(string name)",
        "function balanceOf(address account) view returns (uint256)",
        "function reserves() view returns (uint112 reserve0,uint112 reserve1)",
        "function ping() view",
        "function transfer(address to,uint256 amount) returns (bool)",
        "function buy() payable")
        .AssertCompilesWithoutWarnings("""
            using System.Collections.Generic;
            using System.Numerics;
            using System.Threading;
            using System.Threading.Tasks;
            using Acme.Contracts.Token;
            using Acme.Contracts.Token.ContractDefinition;
            using Nethereum.RPC.Eth.DTOs;
            using Nethereum.Web3;

            internal static class User
            {
                public static async Task<BigInteger> RunAsync(IWeb3 web3, CancellationToken cancellationToken)
                {
                    using CancellationTokenSource source = new();
                    TokenService service = await TokenService.DeployContractAndGetServiceAsync(web3, new TokenDeployment("0x00") { Name = "Token" }, source);
                    await TokenService.DeployContractAndWaitForReceiptAsync(web3, new TokenDeployment("0x00"), cancellationToken);
                    BigInteger balance = await service.BalanceOfQueryAsync("0x00", new BlockParameter());
                    balance += await service.BalanceOfQueryAsync(new BalanceOfFunction { Account = "0x00" });
                    ReservesOutputDTO reserves = await service.ReservesQueryAsync();
                    await service.PingQueryAsync();
                    string hash = await service.TransferRequestAsync("0x00", 1);
                    TransactionReceipt first = await service.TransferRequestAndWaitForReceiptAsync("0x00", 1);
                    TransactionReceipt second = await service.TransferRequestAndWaitForReceiptAsync(new TransferFunction { To = "0x00", Amount = 1 }, source);
                    TransactionReceipt third = await service.BuyRequestAndWaitForReceiptAsync(new BuyFunction { AmountToSend = 1 }, cancellationToken);
                    return balance + reserves.Reserve0 + hash.Length + service.GetAllFunctionTypes().Count + (first == second || second == third ? 1 : 0);
                }
            }
            """);

    [Theory]
    [InlineData("function g(uint256 a)", "function g(uint128 a)")]
    [InlineData("function g(address a)", "function g(string a)")]
    [InlineData("function g(bytes32 a)", "function g(bytes a)")]
    [InlineData("function g(uint256[2] a)", "function g(uint8[] a)")]
    [InlineData("function g()", "function _g()")]
    public void Overloads_that_are_one_to_CSharp_take_messages_only(string first, string second) => Assert.All(
        Methods(NethereumStub.Generate("Vault", first, second), "GRequestAsync"),
        static method => Assert.EndsWith("Function", Assert.Single(method.Parameters).Type.Name, StringComparison.Ordinal));

    [Fact]
    public void Overloads_that_leave_no_doubt_take_arguments()
    {
        IMethodSymbol[] methods = [.. Methods(NethereumStub.Generate("Vault", "function g(address a)", "function g(uint256 a)"), "GRequestAsync")];

        Assert.Equal(
            ["BigInteger", "GFunction", "GUInt256Function", "string"],
            methods.Select(static method => method.Parameters[0].Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parameters_may_be_called_as_those_that_every_method_has() =>
        NethereumStub.Generate("Vault", "function f(uint256 blockParameter,uint256 cancellationToken) view returns (uint256)", "function g(bool cancellationTokenSource,bool cancellationToken)");

    [Fact]
    public void Receive_and_fallback_are_methods_beside_functions_of_these_names() => NethereumStub.Generate(
        "Vault", "receive()", "fallback() payable", "function receive(uint256 amount)", "function fallback(bytes data,uint256 amount)")
        .AssertCompilesWithoutWarnings("""
            using System.Threading.Tasks;
            using Acme.Contracts.Vault;

            internal static class User
            {
                public static async Task RunAsync(VaultService vault)
                {
                    await vault.ReceiveRequestAsync(1);
                    await vault.FallbackRequestAndWaitForReceiptAsync([0x01], 1);
                    await vault.ReceiveFunctionRequestAsync(1);
                    await vault.FallbackFunctionRequestAsync([0x01], 1);
                }
            }
            """);

    [Fact]
    public void A_fallback_that_takes_no_currency_is_sent_none() => Assert.Contains(
        "FallbackRequestAsync(byte[] calldata) =>", NethereumStub.Generate("Vault", "fallback()").SourceOf("Vault.Service"), StringComparison.Ordinal);

    [Fact]
    public void What_the_source_says_is_in_the_comments()
    {
        GeneratedProject project = NethereumStub.Generate(AbiInput.Artifact("JobMarketplace.json"));
        string expected = NethereumStub.Generate(AbiInput.Artifact("JobMarketplace.json") with { Target = "Native" })
            .SourceOf("JobMarketplace").Split('\n').First(static line => line.Contains("<c>createSessionJob", StringComparison.Ordinal)).Trim();

        Assert.Contains(expected, project.SourceOf("JobMarketplace") + project.SourceOf("JobMarketplace.Service"), StringComparison.Ordinal);
    }

    private static IEnumerable<IMethodSymbol> Methods(GeneratedProject project, string name) =>
        NethereumClasses.Of(project, "VaultService").GetMembers(name).OfType<IMethodSymbol>();
}
