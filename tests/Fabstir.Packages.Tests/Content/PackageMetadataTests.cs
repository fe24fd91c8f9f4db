using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Fabstir.Packages.Tests.Feed;
using Fabstir.Tests;

namespace Fabstir.Packages.Tests.Content;

/// <summary>What every package says about itself on its page.</summary>
public sealed partial class PackageMetadataTests(PackedFeed feed)
{
    public static TheoryData<string> Packages =>
        [.. Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(static path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_project_of_src_is_a_package_and_nothing_else_is() => Assert.Equal(
        Packages.Select(row => $"{row.Data}.{feed.Version}.nupkg"),
        Directory.EnumerateFiles(feed.Folder, "Fabstir.*.nupkg").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_a_description_a_license_and_an_origin(string id)
    {
        PackageFile package = feed.Open(id);

        Assert.EndsWith(".", package["description"]!.Value, StringComparison.Ordinal);
        Assert.Equal("MIT", package["license"]!.Value);
        Assert.Equal("expression", (string?)package["license"]!.Attribute("type"));
        Assert.Equal("https://github.com/Fabstir/Fabstir.Codegen", package["projectUrl"]!.Value);
        Assert.Equal("https://github.com/Fabstir/Fabstir.Codegen", (string?)package["repository"]!.Attribute("url"));
        Assert.Contains("ethereum", package["tags"]!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Its_icon_is_a_picture_of_128_by_128(string id)
    {
        byte[] icon = feed.Open(id).Read(feed.Open(id)["icon"]!.Value);

        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'], icon[..8]);
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Its_page_begins_with_its_name_and_links_only_to_the_web(string id)
    {
        string page = Encoding.UTF8.GetString(feed.Open(id).Read(feed.Open(id)["readme"]!.Value));

        Assert.StartsWith($"# {id}\n", page, StringComparison.Ordinal);
        Assert.All(LinkTarget().Matches(page), static link => Assert.StartsWith("https://", link.Groups[1].Value, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\(([^)]*)\)")]
    private static partial Regex LinkTarget();
}
