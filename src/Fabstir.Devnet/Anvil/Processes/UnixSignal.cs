using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Fabstir.Development;

/// <summary>Signals that stop a process and let it go on.</summary>
internal static partial class UnixSignal
{
    private const int NoSuchProcess = 3;

    public static int Stop => OperatingSystem.IsMacOS() ? 17 : 19;

    public static int Continue => OperatingSystem.IsMacOS() ? 19 : 18;

    /// <exception cref="PlatformNotSupportedException">This is Windows.</exception>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    public static void Send(int signal, int processId, Task exited)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Freezing a process needs the signals of Unix: run this test on Linux or macOS.");
        }

        // An id that is no longer anvil's may be another's.
        if (exited.IsCompleted || (Kill(processId, signal) != 0 && Refused() == NoSuchProcess))
        {
            throw new InvalidOperationException($"anvil, process {processId}, has ended.");
        }
    }

    private static int Refused()
    {
        int error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? error : throw new Win32Exception(error);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
