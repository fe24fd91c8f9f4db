namespace Fabstir.Host.Tests.Support;

/// <summary>Remembers what a prompt was served.</summary>
internal sealed class MemoryMeter(string id, byte[] promptSha256, int granted) : IPromptMeter
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<StreamEndReason> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id => id;

    public byte[] PromptSha256 => promptSha256;

    public int Granted => granted;

    /// <summary>How many tokens were written down.</summary>
    public int Served { get; private set; }

    /// <summary>How many of them are billed.</summary>
    public int Billed { get; private set; }

    public int AcknowledgedUpTo { get; private set; }

    /// <summary>From how many tokens on it grants no more; null for what was granted.</summary>
    public int? StopAt { get; set; }

    /// <summary>Why it ended, as soon as it has.</summary>
    public Task<StreamEndReason> Ended => _ended.Task;

    public bool TryServe(int count, string text)
    {
        lock (_lock)
        {
            if (_ended.Task.IsCompleted || Served + count > (StopAt ?? granted))
            {
                return false;
            }

            Served += count;
            Billed = Served;
            return true;
        }
    }

    public void Acknowledged(int nextIndex) => AcknowledgedUpTo = nextIndex;

    public void NotDelivered(int firstIndex) => Billed = Math.Min(Billed, firstIndex);

    public ValueTask EndAsync(StreamEndReason reason)
    {
        _ended.SetResult(reason);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _ended.Task.IsCompleted ? ValueTask.CompletedTask : throw new InvalidOperationException("A meter is ended before it is disposed.");
}
