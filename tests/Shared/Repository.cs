namespace Fabstir.Tests;

/// <summary>Files of the repository that tests read: found from where the tests run, because a build may hide the paths of its sources.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Fabstir.Codegen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"Fabstir.Codegen.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
