namespace Fabstir.Development;

/// <summary>Finds programs in the folders of <c>PATH</c>.</summary>
internal static class ExecutableSearch
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The files of that name that may be run, in the order of the folders.</summary>
    public static IEnumerable<string> Find(string fileName, string searchPath)
    {
        foreach (string folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string path = Path.GetFullPath(Path.Combine(folder.Trim('"'), fileName));
            if (IsExecutable(path))
            {
                yield return path;
            }
        }
    }

    /// <summary>Whether a script stands in for the program: npm's does for anvil, and anvil would outlive it.</summary>
    public static bool IsScript(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.ReadByte() == '#' && file.ReadByte() == '!';
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What may be run but not read is no script: an interpreter would have to read it.
            return false;
        }
    }

    private static bool IsExecutable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
}
