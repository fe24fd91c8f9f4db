using System.Runtime.InteropServices;

namespace Fabstir.Development;

/// <summary>A platform that anvil is built for, in the words of its npm packages.</summary>
/// <param name="Os">As in the package's name, which is also Node.js's name.</param>
/// <param name="Cpu">As in the package's name.</param>
internal sealed record AnvilPlatform(string Os, string Cpu)
{
    /// <summary>This machine's; <see langword="null"/> where anvil is not built for it.</summary>
    public static AnvilPlatform? Current { get; } = For(CurrentOs(), RuntimeInformation.OSArchitecture);

    /// <summary>Node.js's name of the processor.</summary>
    public string NodeCpu => Cpu == "amd64" ? "x64" : Cpu;

    /// <summary>Where npm puts the executable, below the folder that it installs into.</summary>
    public string BinaryPath => Path.Combine("node_modules", "@foundry-rs", $"anvil-{this}", "bin", Os == "win32" ? "anvil.exe" : "anvil");

    public override string ToString() => $"{Os}-{Cpu}";

    public static AnvilPlatform? For(string? os, Architecture architecture) => (os, architecture) switch
    {
        ("linux" or "darwin" or "win32", Architecture.X64) => new AnvilPlatform(os, "amd64"),
        ("linux" or "darwin", Architecture.Arm64) => new AnvilPlatform(os, "arm64"),
        _ => null,
    };

    private static string? CurrentOs() =>
        OperatingSystem.IsLinux() ? "linux"
        : OperatingSystem.IsMacOS() ? "darwin"
        : OperatingSystem.IsWindows() ? "win32"
        : null;
}
