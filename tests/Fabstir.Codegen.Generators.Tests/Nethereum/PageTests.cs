using System.Text.RegularExpressions;
using Fabstir.Codegen.Generators.Tests.Harness;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Nethereum;

/// <summary>The code of docs/nethereum.md compiles.</summary>
public sealed partial class PageTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    [Fact]
    public void Clients_work_over_the_client_and_account_of_Nethereum()
    {
        string[] blocks = [.. CSharp().Matches(Repository.Read("docs", "nethereum.md")).Select(static match => match.Groups[1].Value)];
        Assert.Equal(2, blocks.Length);
        string use = $$"""
            using System.Threading.Tasks;
            using Acme.Contracts;
            using Fabstir.Abi;
            using Fabstir.Ethereum;
            using Nethereum.Web3;

            internal static class Use
            {
                public static async Task RunAsync(IWeb3 web3, Address recipient)
                {
            {{blocks[0]}}
                    System.Console.WriteLine(receipt);
                }
            }
            """;

        AbiInput token = AbiInput.Of("Token", "function balanceOf(address account) view returns (uint256)", "function transfer(address to,uint256 amount) returns (bool)");
        NethereumStub.Generate(token with { Target = "Native" }).AssertCompilesWithoutWarnings(use, Usings + blocks[1]);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
