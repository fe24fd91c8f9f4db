using System.Text.RegularExpressions;
using Fabstir.Packages.Tests.Feed;
using Fabstir.Tests;

namespace Fabstir.Packages.Tests.Consumers;

/// <summary>The examples on the pages of the packages.</summary>
public sealed partial class PageTests(PackedFeed feed)
{
    // What the reader of an example has anyway.
    private const string Surroundings = """
        using Acme.Contracts;
        using Fabstir.Abi;
        using Fabstir.Contracts;
        using Fabstir.Ethereum;

        internal abstract class Page
        {
            protected static readonly IContractTransport transport = null!;
            protected static readonly FabstirContracts client = null!;
            protected static readonly Address address = Address.Zero, account = Address.Zero, alice = Address.Zero;
        }
        """;

    private static string[] Packages =>
        [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!];

    [Fact]
    public async Task They_compile_with_the_packages_installed()
    {
        Consumer library = feed.Consumer("Acme")
            .WithProject("", string.Concat(Packages.Select(static id => $"""<PackageReference Include="{id}" Version="$(FabstirVersion)" />"""))
                + """<ContractAbi Include="abi/*.json" Namespace="Acme.Contracts" />""")
            .With("abi/Token.json", Abis.Token)
            .With("abi/Vault.json", Abis.Token)
            .With("Page.cs", Surroundings);
        int examples = 0;
        foreach (string id in Packages)
        {
            foreach (Match fence in Fence().Matches(Repository.Read("src", id, "README.md")))
            {
                examples++;
                library.With($"Example{examples}.cs", Compilable(fence.Groups[1].Value, $"Example{examples}"));
            }
        }

        Assert.True(examples >= 4, $"The pages have {examples} examples.");
        Assert.Equal(CommandOutput.Clean, await library.BuildAsync());
    }

    private static string Compilable(string example, string name)
    {
        ILookup<bool, string> lines = example.Split('\n').ToLookup(static line => line.StartsWith("using ", StringComparison.Ordinal));
        return $$"""
            {{string.Join('\n', lines[true])}}
            internal sealed class {{name}} : Page
            {
                public static async Task ShowAsync()
                {
                    {{string.Join('\n', lines[false])}}
                    await Task.Yield();
                }
            }
            """;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
