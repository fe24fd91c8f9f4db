using System.Reflection;

namespace Fabstir.Packages.Tests.Feed;

/// <summary>The folder that all consumers are in: where packages come from, and nothing of the folders above it.</summary>
internal static class ConsumerFolder
{
    public static void Write(string folder, string feed, string version)
    {
        Directory.CreateDirectory(folder);
        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{feed}" />
                <add key="nuget.org" value="https://api.nuget.org/v3/index.json" />
              </packageSources>
              <fallbackPackageFolders>
                <clear />
                <add key="restored with the tests, and only read" value="{PackageFolder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        // The audit would ask a server about every package, and warn where there is none.
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <FabstirVersion>{version}</FabstirVersion>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true");

        void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static string PackageFolder => typeof(ConsumerFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static metadata => metadata.Key == nameof(PackageFolder)).Value!;
}
