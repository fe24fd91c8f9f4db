using System.Diagnostics;
using System.Text.Json;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Pipeline;

/// <summary>What a project says about an ABI reaches the compiler through the targets that the package ships.</summary>
public sealed class ItemMetadataTests
{
    [Fact]
    public async Task All_metadata_of_an_item_is_passed_on_under_names_of_our_own()
    {
        string folder = Directory.CreateTempSubdirectory("fabstir-item-").FullName;
        string build = Repository.PathOf("src", "Fabstir.Codegen", "build");
        string project = Path.Combine(folder, "Item.proj");
        await File.WriteAllTextAsync(
            project,
            $"""
            <Project>
              <Import Project="{build}/Fabstir.Codegen.props" />
              <ItemGroup>
                <ContractAbi Include="Vault.json" Namespace="Acme.Vaults" ContractName="Safe" Accessibility="Internal" ClientTarget="Nethereum" />
              </ItemGroup>
              <Import Project="{build}/Fabstir.Codegen.targets" />
            </Project>
            """,
            TestContext.Current.CancellationToken);

        JsonElement items = await GetItemsAsync(project);
        JsonElement file = Assert.Single(items.GetProperty("AdditionalFiles").EnumerateArray());
        string[] names = [.. items.GetProperty("CompilerVisibleItemMetadata").EnumerateArray().Select(static item => item.GetProperty("MetadataName").GetString()!)];

        Assert.Equal(
            ["ContractAbi", "Acme.Vaults", "Safe", "Internal", "Nethereum"],
            names.Select(name => file.GetProperty(name).GetString()));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<JsonElement> GetItemsAsync(string project)
    {
        using Process msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-getItem:AdditionalFiles", "-getItem:CompilerVisibleItemMetadata"])
        {
            RedirectStandardOutput = true,
        })!;
        string output = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items");
    }
}
