namespace Fabstir.Development;

/// <summary>Renames a folder, in spite of virus scanners: on Windows they hold a new executable for a moment, and its folder with it.</summary>
internal static class FolderRename
{
    private const int Attempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task MoveAsync(string source, string destination, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Move(source, destination);
                return;
            }
            catch (Exception exception)
                when (OperatingSystem.IsWindows() && attempt < Attempts && exception is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(Pause, timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
