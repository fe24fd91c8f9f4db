using System.Globalization;
using Fabstir.Packages.Tests.Feed;
using Fabstir.Tests;

[assembly: AssemblyFixture(typeof(PackedFeed))]

namespace Fabstir.Packages.Tests.Feed;

/// <summary>
/// The packages of this repository, packed once as they were built beside these tests, in a feed of their own. Consumers restore from it into a cache of
/// their own: nothing of the machine's is written, and no package of an earlier run can stand in for one of these.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("fabstir-packages-").FullName;

    /// <summary>Where packages go, and consumers restore from.</summary>
    public string Folder => Path.Combine(_root, "feed");

    /// <summary>The one version that every package of this run has.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"9.9.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");

    /// <summary>How the command line is run, here and in consumers.</summary>
    internal DotNet DotNet => new(Path.Combine(_root, "cache"));

    private string Workspace => Path.Combine(_root, "consumers");

    public async ValueTask InitializeAsync()
    {
        // Debug or release, as the folder that these tests run in is called.
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        CommandOutput packed = await DotNet.RunAsync(
            Repository.Root,
            ["pack", "Fabstir.Codegen.sln", "--no-build", "--configuration", configuration, "--output", Folder,
             $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(_root, "nuspec")}/", .. DotNet.Quiet]);
        Assert.Equal(CommandOutput.Clean, packed);

        ConsumerFolder.Write(Workspace, Folder, Version);
    }

    /// <summary>Opens a package.</summary>
    internal PackageFile Open(string id, string extension = "nupkg") => new(Path.Combine(Folder, $"{id}.{Version}.{extension}"));

    /// <summary>A new project in a folder of its own.</summary>
    internal Consumer Consumer(string name) => new(DotNet, Path.Combine(Directory.CreateDirectory(Path.Combine(Workspace, Path.GetRandomFileName())).FullName, name), name);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
