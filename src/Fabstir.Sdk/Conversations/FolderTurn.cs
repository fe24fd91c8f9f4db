namespace Fabstir;

/// <summary>One writer at a time in a folder, of all processes: whoever has the file <c>.lock</c> open.</summary>
internal sealed class FolderTurn(string folder, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _path = Path.Combine(folder, ".lock");

    /// <summary>Waits for the turn; closing the stream ends it.</summary>
    /// <exception cref="ConversationStoreException">Somebody else has it for too long.</exception>
    public async Task<FileStream> WaitAsync(CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (time.GetElapsedTime(started) > Patience)
                {
                    throw new ConversationStoreException(_path, $"another process has kept it for {Patience.TotalSeconds:0} seconds; end it, or use another folder", e);
                }
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
