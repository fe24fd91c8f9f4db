using System.Text.RegularExpressions;
using Fabstir.Packages.Tests.Feed;
using Fabstir.Tests;

namespace Fabstir.Packages.Tests.Content;

/// <summary>Where build files and presets say that something is explained: those of rules are compared beside the rules.</summary>
public sealed partial class HelpLinkTests(PackedFeed feed)
{
    private const string Targets = "build/Fabstir.Codegen.targets";

    private PackageFile Package => feed.Open("Fabstir.Codegen");

    [Fact]
    public void Links_lead_to_pages_and_headings_of_the_repository_that_the_package_names()
    {
        string root = Package["repository"]!.Attribute("url")!.Value + "/blob/main/";
        string[] links = [.. Link().Matches(System.Text.Encoding.UTF8.GetString(Package.Read(Targets))).Select(static link => link.Groups["link"].Value)];

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            Assert.StartsWith(root, link, StringComparison.Ordinal);
            string[] parts = link[root.Length..].Split('#');
            string page = Repository.Read(parts[0].Split('/'));
            Assert.True(parts.Length == 1 || page.Contains($"\n## {parts[1]}\n", StringComparison.OrdinalIgnoreCase), $"{link} leads to no heading.");
        });
    }

    [GeneratedRegex("HelpLink=\"(?<link>[^\"]+)\"")]
    private static partial Regex Link();
}
