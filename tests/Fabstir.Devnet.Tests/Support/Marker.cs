using System.Globalization;
using System.Text;

namespace Fabstir.Development.Tests.Support;

/// <summary>A chain id that no other test uses.</summary>
/// <remarks>By it, whatever was started for this test is found among all processes, whoever its parent is.</remarks>
internal sealed class Marker
{
    private static int s_count;

    public Marker() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up in /proc.");

    public ulong ChainId { get; } = ((ulong)Environment.ProcessId * 1_000) + (ulong)Interlocked.Increment(ref s_count);

    public string Text => ChainId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The processes that have it among their arguments: the supervising shell, its watchdog, and anvil.</summary>
    public IReadOnlyList<int> Processes()
    {
        List<int> found = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && Arguments(id).Contains(Text))
            {
                found.Add(id);
            }
        }

        return found;
    }

    /// <summary>Of these, the supervising shell and its watchdog.</summary>
    public IReadOnlyList<int> Supervisors() => [.. Processes().Where(id => Arguments(id).Any(argument => argument.Contains("watchdog=")))];

    public bool IsRunning(int processId) => Arguments(processId).Contains(Text);

    public Task IsGoneAsync() => Eventually.IsTrueAsync(() => Processes().Count == 0, $"nothing with chain id {Text} runs");

    public Task RunsAsync() => Eventually.IsTrueAsync(() => Processes().Count > 0, $"something with chain id {Text} runs");

    // A zombie has no arguments any more: it has ended, and only waits to be counted.
    private static string[] Arguments(int processId)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{processId}/cmdline")).Split('\0');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
