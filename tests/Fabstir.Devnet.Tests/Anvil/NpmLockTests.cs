using System.Text;
using System.Text.Json;

namespace Fabstir.Development.Tests.Anvil;

public sealed class NpmLockTests
{
    private readonly NpmPackages _packages = NpmPackages.Embedded("Anvil/Npm/", "linux", "x64");

    [Fact]
    public void The_manifest_asks_for_the_pinned_version_and_nothing_else()
    {
        using JsonDocument manifest = JsonDocument.Parse(_packages.Manifest);
        JsonProperty dependency = Assert.Single(manifest.RootElement.GetProperty("dependencies").EnumerateObject());
        Assert.Equal("@foundry-rs/anvil", dependency.Name);
        Assert.Equal(AnvilBinary.PinnedVersion.ToString(), dependency.Value.GetString());
    }

    [Theory]
    [InlineData("linux", "amd64")]
    [InlineData("linux", "arm64")]
    [InlineData("darwin", "amd64")]
    [InlineData("darwin", "arm64")]
    [InlineData("win32", "amd64")]
    public void The_lock_has_every_platform_with_its_hash(string os, string cpu)
    {
        using JsonDocument document = JsonDocument.Parse(_packages.Lock);
        AnvilPlatform platform = new(os, cpu);
        JsonElement package = document.RootElement.GetProperty("packages").GetProperty($"node_modules/@foundry-rs/anvil-{platform}");

        Assert.Equal(AnvilBinary.PinnedVersion.ToString(), package.GetProperty("version").GetString());
        Assert.Equal($"""["{os}"]""", Compact(package.GetProperty("os")));
        Assert.Equal($"""["{platform.NodeCpu}"]""", Compact(package.GetProperty("cpu")));
        Assert.True(package.GetProperty("optional").GetBoolean());
        Assert.EndsWith(package.GetProperty("bin").GetProperty("anvil").GetString()!, platform.BinaryPath, StringComparison.Ordinal);
        Assert.Equal(64, Convert.FromBase64String(package.GetProperty("integrity").GetString()!["sha512-".Length..]).Length);

        static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
    }

    [Fact]
    public void The_lock_names_no_registry() =>
        Assert.DoesNotContain("://", Encoding.UTF8.GetString(_packages.Lock), StringComparison.Ordinal);

    [Fact]
    public void Another_lock_or_platform_has_another_folder()
    {
        NpmPackages other = new([], [1]) { Os = "linux", Cpu = "x64" };
        NpmPackages elsewhere = _packages with { Cpu = "arm64" };
        Assert.Equal(3, new HashSet<string> { _packages.Key, other.Key, elsewhere.Key }.Count);
        Assert.Equal(_packages.Key, NpmPackages.Embedded("Anvil/Npm/", "linux", "x64").Key);
        Assert.Matches("^[0-9a-f]{16}-linux-x64$", _packages.Key);
    }
}
