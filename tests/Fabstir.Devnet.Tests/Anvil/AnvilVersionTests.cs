using System.Runtime.InteropServices;

namespace Fabstir.Development.Tests.Anvil;

public sealed class AnvilVersionTests
{
    [Theory]
    [InlineData("anvil Version: 1.7.1", "1.7.1")]
    [InlineData("anvil Version: 1.8.0-nightly", "1.8.0")]
    [InlineData("anvil 0.2.0 (5c3b075 2024-03-08T00:16:55.254956000Z)", "0.2.0")]
    [InlineData("anvil.exe 1.10.2", null)]
    [InlineData("echo (GNU coreutils) 9.1.2", null)]
    [InlineData("anvil", null)]
    [InlineData("anvil Version: 99999999999.1.1", null)]
    public void The_version_is_read_from_what_anvil_prints(string line, string? expected) =>
        Assert.Equal(expected, AnvilVersion.Read(["a line before", line, "Commit SHA: 4072e48705af9d93e3c0f6e29e93b5e9a40caed8"])?.ToString());

    [Theory]
    [InlineData("1.7.0", true)]
    [InlineData("1.7.1", true)]
    [InlineData("1.10.0", true)]
    [InlineData("2.0.0", true)]
    [InlineData("1.6.9", false)]
    [InlineData("0.9.0", false)]
    public void Recent_is_what_is_not_older_than_the_pinned_version_but_for_its_last_number(string version, bool recent) =>
        Assert.Equal(recent, AnvilVersion.IsRecent(Version.Parse(version)));

    [Theory]
    [InlineData("linux", Architecture.X64, "linux-amd64")]
    [InlineData("linux", Architecture.Arm64, "linux-arm64")]
    [InlineData("darwin", Architecture.X64, "darwin-amd64")]
    [InlineData("darwin", Architecture.Arm64, "darwin-arm64")]
    [InlineData("win32", Architecture.X64, "win32-amd64")]
    [InlineData("win32", Architecture.Arm64, null)]
    [InlineData("linux", Architecture.X86, null)]
    [InlineData(null, Architecture.X64, null)]
    public void Platforms_are_those_of_the_npm_package(string? os, Architecture architecture, string? expected) =>
        Assert.Equal(expected, AnvilPlatform.For(os, architecture)?.ToString());

    [Fact]
    public void The_executable_is_in_the_platform_s_package()
    {
        Assert.Equal("node_modules/@foundry-rs/anvil-darwin-arm64/bin/anvil", Of("darwin", "arm64"));
        Assert.Equal("node_modules/@foundry-rs/anvil-win32-amd64/bin/anvil.exe", Of("win32", "amd64"));

        static string Of(string os, string cpu) => new AnvilPlatform(os, cpu).BinaryPath.Replace('\\', '/');
    }
}
