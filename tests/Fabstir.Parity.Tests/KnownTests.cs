using System.Text.RegularExpressions;
using Fabstir.Tests;

namespace Fabstir.Parity.Tests;

/// <summary>The tests of the repository, by their sources: most of their assemblies are programs that nothing can refer to.</summary>
internal static class KnownTests
{
    private static readonly ILookup<string, string> Files = Directory
        .EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .ToLookup(static path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);

    /// <summary>Whether a test is there.</summary>
    /// <param name="test"><c>Class.Method</c>, with folders before it where several classes have the name.</param>
    public static bool Has(string test)
    {
        string[] parts = test.Split('.');
        string method = parts[^1];
        string[] place = string.Join('.', parts[..^1]).Split('/');
        return Files[place[^1]].Any(path => IsIn(path, place[..^1]) && IsTest(File.ReadAllText(path), method));
    }

    private static bool IsIn(string path, string[] folders)
    {
        string[] parts = Path.GetRelativePath(Repository.PathOf("tests"), path).Split(Path.DirectorySeparatorChar);
        return folders.All(folder => parts.Contains(folder, StringComparer.Ordinal));
    }

    private static bool IsTest(string source, string method) =>
        Regex.IsMatch(source, $@"\[(Fact|Theory)\](\s*\[[^\n]*\])*\s*public (async )?(Task|void) {Regex.Escape(method)}\(");
}
