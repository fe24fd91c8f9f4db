using System.Security.Cryptography;

namespace Fabstir.Development;

/// <summary>What npm is to fetch: a manifest and its lock file.</summary>
/// <param name="Manifest">The text of <c>package.json</c>.</param>
/// <param name="Lock">The text of <c>package-lock.json</c>: versions and hashes, no host names.</param>
internal sealed record NpmPackages(byte[] Manifest, byte[] Lock)
{
    /// <summary>Node.js's name of the operating system that they are for.</summary>
    public required string Os { get; init; }

    /// <summary>Node.js's name of the processor that they are for.</summary>
    public required string Cpu { get; init; }

    /// <summary>The name of the folder that they go into: another lock file or platform, another folder.</summary>
    public string Key => $"{Convert.ToHexStringLower(SHA256.HashData(Lock))[..16]}-{Os}-{Cpu}";

    /// <summary>Reads both files from the resources of this assembly.</summary>
    public static NpmPackages Embedded(string folder, string os, string cpu) =>
        new(ReadResource(folder + "package.json"), ReadResource(folder + "package-lock.json")) { Os = os, Cpu = cpu };

    private static byte[] ReadResource(string name)
    {
        using Stream resource = typeof(NpmPackages).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not in the assembly.");
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
